// The phone's queue: a ballot confirmed without a network waits here, under the key of its first try, until the server
// answers. Pages and the service worker share this file, so it is no module and gives itself one name.

(() => {
  const STORE = "ballots";
  const PATIENCE = 30_000;
  const channel = self.BroadcastChannel && new BroadcastChannel("linyi-ballots");
  let turn = Promise.resolve();

  function open() {
    return new Promise((done, fail) => {
      const request = indexedDB.open("linyi", 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  }

  /** One transaction, done when it is on disk; answers what its request found. */
  async function within(mode, work) {
    const db = await open();
    try {
      return await new Promise((done, fail) => {
        const transaction = db.transaction(STORE, mode, { durability: "strict" });
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => done(request.result);
        transaction.onabort = () => fail(transaction.error);
      });
    } finally {
      db.close();
      if (mode === "readwrite") tell();
    }
  }

  function tell() {
    channel?.postMessage("changed");
    self.dispatchEvent(new Event("linyi:queue"));
  }

  /** One at a time over all tabs and the service worker. Where locks are unknown the key alone makes doubles harmless. */
  function inTurn(work) {
    if (self.navigator.locks) return navigator.locks.request("linyi-ballots", work);
    turn = turn.then(work, work);
    return turn;
  }

  /** Everything kept, also what was sent or refused and is not yet taken note of. */
  const list = () => within("readonly", (store) => store.getAll());

  /** Keeps a ballot; a later one of the same person for the same home takes its place. */
  const keep = (ballot) => within("readwrite", (store) => store.put(ballot));

  /** Changes or removes a ballot, unless another took its place meanwhile. */
  function change(ballot, changed) {
    return within("readwrite", (store) => {
      const request = store.get(ballot.id);
      request.onsuccess = () => {
        const now = request.result;
        if (now?.key !== ballot.key || now.state !== ballot.state) return;
        if (changed) store.put({ ...now, ...changed });
        else store.delete(ballot.id);
      };
      return request;
    });
  }

  /** Takes a ballot back; one that is on its way is waited for, and stays if it arrived. */
  const takeBack = (ballot) => inTurn(() => change(ballot));

  async function ask(path, options) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    try {
      return await fetch(path, { ...options, signal: abort.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Who is signed in: a person's id, `null` for nobody, `undefined` where that cannot be known now. */
  async function whoIsThere() {
    try {
      const response = await ask("/api/v1/me", { headers: { accept: "application/json" } });
      return response.ok ? ((await response.json())?.person_id ?? null) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Sends one ballot; answers whether nothing more is to be done for it. */
  async function post(ballot) {
    const body = new URLSearchParams(ballot.fields);
    body.set("kept[by]", ballot.person);
    body.set("kept[since]", ballot.since);
    const headers = { accept: "application/json", "accept-language": ballot.lang, "idempotency-key": ballot.key };
    let status, answer;
    try {
      const response = await ask(`/api/v1/decisions/${ballot.decision}/ballots`, { method: "POST", body, headers });
      status = response.status;
      answer = await response.json();
    } catch {
      // No network, or somebody in between who answered for the server: neither is a receipt or a refusal.
      return false;
    }
    if (status === 201 && answer.receipt_number) {
      // What was chosen does not stay on the phone.
      await change(ballot, { state: "sent", fields: [], lines: [] });
      return true;
    }
    const passes = status >= 500 || [401, 408, 425, 429].includes(status);
    if (passes || !answer.code || ["conflict", "ballot_of_another_person"].includes(answer.code)) return false;
    await change(ballot, { state: "refused", told: [answer.title, answer.detail].filter(Boolean) });
    return true;
  }

  /** Sends what waits of the person who is signed in; answers whether nothing waits any more. */
  function send() {
    return inTurn(async () => {
      const waiting = (await list()).filter(({ state }) => state === "waiting");
      if (!waiting.length) return true;
      const person = await whoIsThere();
      let isDone = true;
      for (const ballot of waiting) {
        // Another person on this phone never sends it; the server would refuse it too.
        isDone = ballot.person === person && (await post(ballot)) && isDone;
      }
      return isDone;
    });
  }

  self.linyiQueue = { keep, list, takeBack, send, whoIsThere, channel };
})();
