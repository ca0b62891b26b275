// Keeps what was seen last readable without a line: pages of the market and the basket, and how they look.
// The line always comes first; whoever signs out takes the pages along.
const PAGES = "pages", LOOKS = "looks";
const MOST_PAGES = 30, MOST_LOOKS = 60;
const KEPT = /^(\/en)?(\/~(l|xl|simple))?\/($|suche$|korb$|angebot\/[\w-]+$|laden\/[\w-]+$)/;
const LEFT = /^(\/en)?(\/~(l|xl|simple))?\/abmelden$/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && LEFT.test(pathname)) event.waitUntil(caches.delete(PAGES));
  if (request.method !== "GET") return;
  if (pathname.startsWith("/static/")) event.respondWith(look(event));
  else if (request.mode === "navigate" && KEPT.test(pathname)) event.respondWith(page(event));
});

// Its address holds its hash: what is kept is what would be sent.
async function look(event) {
  return await kept(LOOKS, event.request) ?? fetched(event, LOOKS, MOST_LOOKS);
}

async function page(event) {
  try {
    return await fetched(event, PAGES, MOST_PAGES);
  } catch (failure) {
    const last = await kept(PAGES, event.request);
    if (!last) throw failure;
    return old(last);
  }
}

async function fetched(event, name, most) {
  const answer = await fetch(event.request);
  if (answer.ok && !answer.redirected) event.waitUntil(keep(name, most, event.request, answer.clone()));
  return answer;
}

async function kept(name, request) {
  return (await caches.open(name)).match(request, { ignoreVary: true });
}

async function keep(name, most, request, answer) {
  const cache = await caches.open(name);
  await cache.delete(request, { ignoreVary: true });
  await cache.put(request, answer);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map(one => cache.delete(one, { ignoreVary: true })));
}

// The page says itself that it is the last one seen.
async function old(last) {
  const headers = new Headers(last.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response((await last.text()).replace("<html ", "<html data-old "), { headers });
}
