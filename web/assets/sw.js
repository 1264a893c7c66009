// Reading without a network, ballots sent once there is one, and messages that arrive while nobody looks.
// The server fills in the list of files and the version, a hash over all of them.

const VERSION = "__VERSION__";
// What only some pages need is kept once it was needed.
const FILES = __PRECACHE__.filter((file) => !/\/(voice|vote|desk)[._]/.test(file));
// The queue of ballots is one file for pages and for this worker.
const QUEUE = FILES.find((file) => file.endsWith("/queue.js"));
if (QUEUE) importScripts(QUEUE);
const ASSETS = "linyi-assets-" + VERSION;
const PUBLIC = "linyi-public-" + VERSION;
const PRIVATE = "linyi-private-" + VERSION;

addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(ASSETS);
    await cache.addAll(FILES);
    await skipWaiting();
  };
  event.waitUntil(keep());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("linyi-") && ![ASSETS, PUBLIC, PRIVATE].includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    // Whoever signs in or out must not find what another person read on this device.
    const changesPerson = /^\/api\/v1\/((demo\/)?sessions(?!\/renewal)|home-bindings)/.test(url.pathname);
    if (changesPerson) event.respondWith(fetch(request).finally(() => caches.delete(PRIVATE)));
    return;
  }
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/pkg/")) return event.respondWith(fromCache(request));
  if (url.pathname.startsWith("/api/v1/")) return event.respondWith(answer(request));
  const staff = /^\/(desk|demo|api|media|healthz)(\/|$)/.test(url.pathname);
  if (request.mode === "navigate" && !staff) event.respondWith(page(request));
});

/** Files of a build never change under their name. */
async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(ASSETS);
    await cache.put(request, response.clone());
  }
  return response;
}

/** The network first; the last answer where there is none. */
async function answer(request) {
  try {
    const response = await fetch(request);
    const policy = response.headers.get("cache-control") ?? "";
    // What does not say that it is public belongs to the person who asked.
    const isPublic = policy.includes("public");
    if (response.ok && (isPublic || !policy.includes("no-store"))) {
      const cache = await caches.open(isPublic ? PUBLIC : PRIVATE);
      await cache.put(request, response.clone());
    }
    return response;
  } catch (error) {
    const options = { ignoreVary: true };
    for (const name of [PRIVATE, PUBLIC]) {
      const kept = await (await caches.open(name)).match(request, options);
      if (kept) return kept;
    }
    throw error;
  }
}

/** The server's page; the shell, which draws the page from kept answers, where there is no network. */
async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const shell = await caches.match("/shell");
    if (shell) return shell;
    throw error;
  }
}

// The network is back, perhaps with no page open. A sync that fails is tried again by the browser.
addEventListener("sync", (event) => {
  if (event.tag !== "linyi-ballots" || !self.linyiQueue) return;
  const send = async () => {
    if (!(await linyiQueue.send())) throw new Error("a ballot waits");
  };
  event.waitUntil(send());
});

addEventListener("push", (event) => {
  let message = {};
  try {
    message = event.data?.json() ?? {};
  } catch {
    message = { body: event.data?.text() };
  }
  const options = {
    body: message.body,
    tag: message.link,
    lang: message.lang ?? "zh-CN",
    icon: FILES.find((file) => file.endsWith("/icons/icon-192.png")),
    data: { link: message.link ?? "/inbox" },
  };
  event.waitUntil(registration.showNotification(message.title ?? "邻议", options));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const open = async () => {
    const url = new URL(event.notification.data?.link ?? "/inbox", location.origin);
    if (url.origin !== location.origin) return;
    for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
      if (new URL(client.url).pathname === url.pathname) return client.focus();
    }
    await clients.openWindow(url);
  };
  event.waitUntil(open());
});
