// Draws what a receipt says as a picture, line by line, on a canvas: works on old phones, and nothing leaves the device.

const WIDTH = 720;
const EDGE = 40;
const FONT = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const LOOKS = {
  stamp: { size: 34, weight: 600, color: "#8c1d18", after: 20 },
  title: { size: 32, weight: 600, color: "#1f1b16", after: 18 },
  head: { size: 26, weight: 600, color: "#1f1b16", after: 8, before: 14 },
  plain: { size: 26, weight: 400, color: "#1f1b16", after: 10 },
  small: { size: 21, weight: 400, color: "#5c544a", after: 8 },
};

/** The lines of a receipt in their order, each with its look; what is not printed is not drawn. */
function linesOf(receipt) {
  const lines = [];
  for (const part of receipt.querySelectorAll(".stamp, h2, h3, dl > div, li, p")) {
    if (part.closest(".no-print")) continue;
    const text = part.matches("div")
      ? [part.querySelector("dt"), part.querySelector("dd")].map((half) => half.innerText.trim()).join(": ")
      : part.innerText.trim().replace(/\s+/g, " ");
    const look = part.matches(".stamp") ? "stamp" : part.matches("h2") ? "title" : part.matches("h3") ? "head"
      : part.matches(".small") ? "small" : "plain";
    if (text) lines.push({ text, look: LOOKS[look] });
  }
  return lines;
}

/** Breaks a text so that it fits; Chinese breaks anywhere. */
function broken(context, text) {
  const rows = [];
  let row = "";
  for (const sign of text) {
    if (row && context.measureText(row + sign).width > WIDTH - 2 * EDGE) {
      rows.push(row.trimEnd());
      row = "";
    }
    if (row || sign !== " ") row += sign;
  }
  return row ? [...rows, row] : rows;
}

function draw(receipt) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const rows = [];
  let height = EDGE;
  for (const { text, look } of linesOf(receipt)) {
    context.font = `${look.weight} ${look.size}px ${FONT}`;
    height += look.before ?? 0;
    for (const row of broken(context, text)) {
      height += look.size * 1.45;
      rows.push({ row, look, bottom: height });
    }
    height += look.after;
  }
  canvas.width = WIDTH;
  canvas.height = Math.ceil(height + EDGE);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = "#8c1d18";
  context.lineWidth = 4;
  context.strokeRect(14, 14, canvas.width - 28, canvas.height - 28);
  for (const { row, look, bottom } of rows) {
    context.font = `${look.weight} ${look.size}px ${FONT}`;
    context.fillStyle = look.color;
    context.fillText(row, EDGE, bottom - look.size * 0.35);
  }
  return canvas.toDataURL("image/png");
}

/** Shows the picture of a receipt at a place, with the words that say how to keep it. */
export function keep(receipt, place) {
  const image = new Image();
  image.alt = place.dataset.alt;
  image.src = draw(receipt);
  const hint = document.createElement("p");
  hint.textContent = place.dataset.hint;
  const link = document.createElement("a");
  link.className = "button";
  link.href = image.src;
  link.download = "linyi-receipt.png";
  link.textContent = place.dataset.save;
  place.replaceChildren(hint, image, link);
  place.scrollIntoView({ block: "nearest" });
}
