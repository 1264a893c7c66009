// What the phone's queue of ballots shows: on the page of the ballot what waits, on every page that something does.

import "./queue.js";

const { linyiQueue: queue } = window;
const FLAG = "linyi-unsent";
const LEAVING = "linyi-leaving";
const language = document.documentElement.lang.startsWith("en") ? 1 : 0;
const WORDS = {
  waiting: ["还没有交上：手机没有网", "Not cast yet: this phone has no network"],
  kept: ["选票已经存在这部手机里，有网时会自动交上。", "Your ballot is kept on this phone and is sent by itself once there is a network."],
  until: ["请在 {closes} 之前连上网，过时就不能计入了。", "Get online before {closes}; later it cannot be counted."],
  tryNow: ["现在再试", "Try now"],
  trying: ["正在交……", "Sending…"],
  still: ["还是没有交上，请找有网的地方再试。", "Still not sent. Try again where there is a network."],
  takeBack: ["删除，不交了", "Delete, do not send"],
  sent: ["已经交上了", "Your ballot has been cast"],
  received: ["服务器已经收到您的选票。", "The server has received your ballot."],
  receipt: ["看回执", "See the receipt"],
  refused: ["没有交上", "Your ballot was not accepted"],
  chosen: ["您选的是：", "What you chose:"],
  noted: ["知道了，删除", "Understood, delete"],
  someWait: ["有 {count} 张表决票等着交上", "{count} ballots are waiting to be sent"],
  oneWaits: ["有 1 张表决票等着交上", "1 ballot is waiting to be sent"],
  signIn: ["有 {count} 张表决票等着交上，请登录", "Ballots are waiting to be sent ({count}): sign in"],
  someRefused: ["有一张表决票没有交上，请看原因", "A ballot was not accepted: see why"],
  someSent: ["表决票已经交上，看回执", "Your ballot has been cast: see the receipt"],
  leaving: ["还有表决票没有交上", "Ballots have not been sent"],
  leavingBinds: ["退出登录会把等着交上的表决票（{count} 张）从这部手机里删除，不再交上。", "Signing out deletes the ballots that wait on this phone ({count}). They will not be sent."],
  stay: ["先不退出", "Stay signed in"],
  leave: ["删除并退出", "Delete and sign out"],
};
const say = (word, values = {}) =>
  WORDS[word][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);

let kept = [];
// Who is signed in, as the queue tells it; `false` until it was asked.
let person = false;
let isTrying = false;
let hasTried = false;

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function button(word, className, act) {
  return element("button", { type: "button", className, textContent: say(word), onclick: act });
}

/** What stands on the page of the ballot; a sent one is never offered again, a refused one keeps what was entered. */
function panel(ballot) {
  const entered = element("ul", {}, ...ballot.lines.map((line) => element("li", { textContent: line })));
  const paragraph = (textContent) => element("p", { textContent });
  const parts = [element("h2", { textContent: say(ballot.state) })];
  if (ballot.state === "sent") {
    const receipt = element("a", { className: "button primary", textContent: say("receipt"), href: `/decisions/${ballot.decision}/receipt` });
    parts.push(paragraph(say("received")), element("p", { className: "actions" }, receipt));
  } else if (ballot.state === "refused") {
    parts.push(...ballot.told.map(paragraph), paragraph(say("chosen")), entered);
    parts.push(element("p", { className: "actions" }, button("noted", "button", () => queue.takeBack(ballot))));
  } else {
    parts.push(paragraph(say("kept")), paragraph(say("until", { closes: ballot.closes })));
    if (hasTried && !isTrying) parts.push(paragraph(say("still")));
    const again = button(isTrying ? "trying" : "tryNow", "button primary", tryNow);
    parts.push(paragraph(say("chosen")), entered);
    parts.push(element("p", { className: "actions" }, again, button("takeBack", "button", () => queue.takeBack(ballot))));
  }
  return element("div", { className: ballot.state === "sent" ? "done-note" : "problem", tabIndex: -1 }, ...parts);
}

/** Draws a place anew only when it changes, because whoever watches the page is told of every change. */
function draw(place, state, parts) {
  const now = JSON.stringify(state);
  if (place.dataset.shown === now) return;
  place.dataset.shown = now;
  const hadFocus = place.contains(document.activeElement);
  place.replaceChildren(...parts());
  if (hadFocus) place.firstElementChild?.focus();
}

function drawPage() {
  const place = document.querySelector(".unsent[data-decision]");
  if (!place) return;
  const { decision, person: reader } = place.dataset;
  const here = kept.filter((ballot) => ballot.decision === decision && ballot.person === reader);
  draw(place, [here, isTrying, hasTried], () => here.map(panel));
  for (const form of document.querySelectorAll(`form[action="/api/v1/decisions/${decision}/ballots"]`)) {
    const home = form.elements.home_id?.value;
    form.hidden = here.some((ballot) => ballot.home === home && ballot.state !== "refused");
  }
}

const hint = element("div", { className: "unsent-hint no-print" });
hint.setAttribute("role", "status");

/** Above the bar, over the page, so that nothing moves. Of another person's ballots it says nothing. */
function drawHint() {
  if (person === false && kept.length) return;
  const own = kept.filter((ballot) => !person || ballot.person === person);
  const waiting = own.filter(({ state }) => state === "waiting");
  const [first] = [...waiting, ...own];
  const page = first && `/decisions/${first.decision}/${first.state === "sent" ? "receipt" : "ballot"}`;
  let word = "oneWaits";
  if (!waiting.length) word = first?.state === "refused" ? "someRefused" : "someSent";
  else if (person === null) word = "signIn";
  else if (waiting.length > 1) word = "someWait";
  const isShown = first && location.pathname !== page;
  const href = word === "signIn" ? "/sign-in" : page;
  const link = () => element("a", { href, textContent: say(word, { count: waiting.length }) });
  draw(hint, isShown ? [word, waiting.length, href] : [], () => (isShown ? [link()] : []));
  if (!hint.isConnected) document.body.append(hint);
  const bar = document.querySelector(".bar");
  const isBelow = bar && getComputedStyle(bar).position === "fixed";
  hint.style.bottom = isBelow ? `${bar.offsetHeight}px` : "";
}

function redraw() {
  drawPage();
  drawHint();
}

async function look() {
  kept = await queue.list();
  note(FLAG, kept.length ? "1" : "");
  drawPage();
  if (kept.length) person = await queue.whoIsThere();
  await forgetWhoLeft();
  // The receipt itself says that the ballot arrived.
  const read = (ballot) => ballot.state === "sent" && location.pathname === `/decisions/${ballot.decision}/receipt`;
  for (const ballot of kept.filter(read)) await queue.takeBack(ballot);
  redraw();
}

function note(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Without a place for it the pages of votes look by themselves.
  }
}

/** Whoever confirmed to sign out all the same has left once somebody else, or nobody, is there. */
async function forgetWhoLeft() {
  const leaving = kept.length && person !== undefined && localStorage.getItem(LEAVING);
  if (!leaving) return;
  note(LEAVING, "");
  if (leaving === person) return;
  for (const ballot of kept.filter((ballot) => ballot.person === leaving)) await queue.takeBack(ballot);
}

async function send() {
  if (kept.some(({ state }) => state === "waiting")) await queue.send();
}

async function tryNow() {
  if (isTrying) return;
  isTrying = true;
  redraw();
  await queue.send().catch(warn);
  [isTrying, hasTried] = [false, true];
  await look();
}

const warn = (error) => console.warn(error);
const lookAgain = () => look().catch(warn);
const start = () => look().then(send).catch(warn);

/** Keeps a ballot that the network did not carry. If it cannot be kept, the form goes on saying that it was not sent. */
export async function keep({ target: form, detail: [key, fields] }) {
  const place = document.querySelector(".unsent[data-decision]");
  if (!place || form.getAttribute("action") !== `/api/v1/decisions/${place.dataset.decision}/ballots`) return;
  const { person, decision, closes } = place.dataset;
  const home = fields.get("home_id");
  const lines = [...form.querySelectorAll(".card")].flatMap((card) => {
    const chosen = card.querySelector("input:checked");
    return chosen ? [`${card.querySelector("h2").textContent} — ${chosen.closest("label").textContent.trim()}`] : [];
  });
  const ballot = {
    id: [person, decision, home].join(" "),
    key, person, decision, home, closes, lines,
    fields: [...fields].filter(([name]) => !name.startsWith("_")),
    lang: document.documentElement.lang,
    since: new Date().toISOString(),
    state: "waiting",
    told: [],
  };
  try {
    await queue.keep(ballot);
    hasTried = false;
    kept = await queue.list();
    drawPage();
  } catch (error) {
    return warn(error);
  }
  place.firstElementChild?.scrollIntoView({ block: "center" });
  place.firstElementChild?.focus();
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.sync?.register("linyi-ballots").catch((error) => console.debug(error));
}

/** The module of this page too, so that a ballot opened once can be filled in without a network. */
async function keepModule() {
  if (!("caches" in window)) return;
  const { module, wasm } = document.querySelector("script[data-module]").dataset;
  const cache = await caches.open("linyi-assets-" + import.meta.url.split("/").slice(-2)[0]);
  for (const file of [module, wasm]) if (!(await cache.match(file))) await cache.add(file);
}

// Signing out takes what waits from this phone, but never without asking.
let hasAgreed = false;

/** Asks over the page; what deletes nothing is the first answer, and the one of the Escape key. */
function askToLeave(form, count) {
  document.querySelector(".question")?.remove();
  const answer = (agrees) => () => {
    // Closing gives the focus back to the button the question came from.
    question.close?.();
    question.remove();
    hasAgreed = agrees;
    if (agrees) form.querySelector("[type=submit]").click();
  };
  const question = element(
    "dialog",
    { className: "problem question", onclose: () => question.remove() },
    element("h2", { id: "leaving", textContent: say("leaving") }),
    element("p", { id: "leaving-binds", textContent: say("leavingBinds", { count }) }),
    element("p", { className: "actions" }, button("stay", "button primary", answer(false)), button("leave", "button", answer(true))),
  );
  const roles = { role: "alertdialog", "aria-labelledby": "leaving", "aria-describedby": "leaving-binds" };
  for (const [name, value] of Object.entries(roles)) question.setAttribute(name, value);
  document.body.append(question);
  if (question.showModal) return question.showModal();
  // An old browser shows it as any other box.
  question.querySelector("button").focus();
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") !== "/api/v1/sessions/current/end") return;
  const own = kept.filter((ballot) => !person || ballot.person === person);
  const count = own.filter(({ state }) => state === "waiting").length;
  if (count && !hasAgreed) {
    event.preventDefault();
    event.stopImmediatePropagation();
    askToLeave(form, count);
  } else if (own.length) {
    note(LEAVING, own[0].person);
  }
  hasAgreed = false;
}, { capture: true });

let path = location.pathname;
new MutationObserver(() => {
  if (!kept.length) return;
  redraw();
  // Another page of the app is a page too, such as the one after signing in.
  if (path !== location.pathname) {
    path = location.pathname;
    start();
  }
}).observe(document.body, { childList: true, subtree: true });

addEventListener("linyi:queue", lookAgain);
queue.channel?.addEventListener("message", lookAgain);
addEventListener("online", start);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && start());
start();
keepModule().catch((error) => console.debug(error));
