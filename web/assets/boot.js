// Starts the app, registers the service worker, and does the few things that need no app.

const script = document.querySelector("script[data-module]");
const html = document.documentElement;
const version = import.meta.url.split("/").slice(-2)[0];

// The offline shell is one document for every visitor, so language and size come from the cookies.
if (html.hasAttribute("data-shell")) {
  const cookies = "; " + document.cookie;
  html.lang = cookies.includes("; lang=en") ? "en" : "zh-CN";
  html.toggleAttribute("data-elder", cookies.includes("; elder=1"));
  // It stands for every page, so the module of this page is chosen here.
  const fits = (pattern) => new RegExp("^" + pattern.replace(/:[^/]+/g, "[^/]+") + "/?$").test(location.pathname);
  for (const bundle of ["voice", "vote"]) {
    if (!html.dataset[bundle].split(" ").some(fits)) continue;
    for (const name of ["module", "wasm"]) script.dataset[name] = script.dataset[name].replace("/app", "/" + bundle);
  }
}

// A page from the server carries its answers, so the browser never asked for them: keep them for reading offline.
// What a signed-in person sees lies in a cache of its own, which the service worker wipes at signing out.
const answers = new Map();
addEventListener("linyi:answer", ({ detail: [path, json] }) => answers.set(path, json));

async function keepAnswers() {
  if (!("caches" in window) || !answers.size) return;
  const me = answers.get("/api/v1/me");
  const shared = me === "null";
  if (shared) await caches.delete("linyi-private-" + version);
  const cache = await caches.open((shared ? "linyi-public-" : "linyi-private-") + version);
  const headers = { "content-type": "application/json" };
  for (const [path, json] of answers) await cache.put(path, new Response(json, { headers }));
  answers.clear();
}

// Photos chosen in a form are shown at once, until the form is empty again.
function preview(input, files) {
  const previews = input.parentElement.querySelector(".previews");
  for (const old of previews.children) URL.revokeObjectURL(old.src);
  previews.replaceChildren(
    ...Array.from(files, (file) => {
      const image = new Image();
      image.src = URL.createObjectURL(file);
      image.alt = file.name;
      return image;
    }),
  );
}

addEventListener("change", ({ target }) => {
  if (target.matches?.("input[data-previews]")) preview(target, target.files);
});
addEventListener("reset", ({ target }) => {
  for (const input of target.querySelectorAll("input[data-previews]")) preview(input, []);
});

// A receipt is kept as a picture: inside chat apps nothing is downloaded, but a picture is saved by a long press.
addEventListener("click", async ({ target }) => {
  const button = target.closest?.("button[data-picture]");
  if (!button) return;
  const { keep } = await import("./picture.js");
  keep(document.getElementById(button.dataset.picture), button.closest(".actions").nextElementSibling);
});

// A ballot that no network carried waits on the phone; whoever neither votes nor has one waiting loads nothing for it.
const unsent = () => import("./unsent.js");
const waits = () => {
  try {
    return localStorage.getItem("linyi-unsent");
  } catch {
    return null;
  }
};
addEventListener("linyi:unsent", async (event) => (await unsent()).keep(event));

// The way opens at the station that is now.
function openWays() {
  for (const way of document.querySelectorAll(".way:not([data-open])")) {
    way.dataset.open = "";
    const now = way.querySelector("[aria-current=step]");
    if (now) way.scrollLeft = now.offsetLeft - way.offsetLeft - (way.clientWidth - now.clientWidth) / 2;
  }
}

openWays();
new MutationObserver(openWays).observe(document.body, { childList: true, subtree: true });

// Without the app every page is still complete: a failure here leaves links and forms as they are.
try {
  const app = await import(script.dataset.module);
  await app.default({ module_or_path: script.dataset.wasm });
  app.hydrate();
  html.dataset.ready = "";
} catch (error) {
  console.error(error);
}

if (script.dataset.module.endsWith("/vote.js") || waits()) unsent().catch((error) => console.warn(error));

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch((error) => console.warn(error));
}

const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));
idle(keepAnswers);
