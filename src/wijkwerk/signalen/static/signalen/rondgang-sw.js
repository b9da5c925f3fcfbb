// Service worker of the walk through the wijk: keeps the one page and its parts, so that it opens without a network.
// Nothing that was typed passes through here; the queue lives in IndexedDB.
"use strict";
const KAST = "wijkwerk-rondgang-1";
const PAGINA = "/rondgang/";

self.addEventListener("install", (moment) => moment.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (moment) => {
  const opruimen = async () => {
    const namen = await caches.keys();
    const oud = namen.filter((naam) => naam.startsWith("wijkwerk-rondgang-") && naam !== KAST);
    await Promise.all(oud.map((naam) => caches.delete(naam)));
    await self.clients.claim();
  };
  moment.waitUntil(opruimen());
});

// The page names its own parts: their addresses change with every release.
self.addEventListener("message", (moment) => {
  if (!moment.data || moment.data.soort !== "bewaar") return;
  moment.waitUntil(bewaar(moment.data.adressen).then(() => moment.source.postMessage({ soort: "bewaard" })));
});

async function bewaar(adressen) {
  const kast = await caches.open(KAST);
  // The page comes last: it is there only when its parts are, so that nobody opens half a page on the street.
  await Promise.all(adressen.filter((adres) => adres !== PAGINA).map((adres) => haal(kast, adres).catch(() => undefined)));
  await haal(kast, PAGINA).catch(() => undefined);
}

async function haal(kast, vraag) {
  const antwoord = await fetch(vraag);
  // Only a real page is kept: never a redirect to the sign-in page, never an error.
  if (antwoord.ok && !antwoord.redirected && antwoord.type === "basic") await kast.put(vraag, antwoord.clone());
  return antwoord;
}

// The page on screen may carry a message for once; the copy that is kept is the one the page asked for with `bewaar`.
async function netDaarnaKast(vraag) {
  const kast = await caches.open(KAST);
  try {
    const antwoord = await fetch(vraag);
    if (antwoord.status >= 500) throw new Error("server away");
    return antwoord;
  } catch (fout) {
    const bewaard = await kast.match(PAGINA, { ignoreVary: true });
    if (bewaard) return bewaard;
    throw fout;
  }
}

// A kept part comes from here at once and is renewed behind the scenes; what was never kept is left to the network.
async function kastDaarnaNet(vraag) {
  const kast = await caches.open(KAST);
  const bewaard = await kast.match(vraag, { ignoreVary: true });
  if (!bewaard) return fetch(vraag);
  haal(kast, vraag).catch(() => undefined);
  return bewaard;
}

self.addEventListener("fetch", (moment) => {
  const adres = new URL(moment.request.url);
  if (moment.request.method !== "GET" || adres.origin !== self.location.origin) return;
  if (moment.request.mode === "navigate") {
    if (adres.pathname === PAGINA) moment.respondWith(netDaarnaKast(moment.request));
  } else if (!adres.pathname.startsWith(`${PAGINA}aanlevering/`)) {
    moment.respondWith(kastDaarnaNet(moment.request));
  }
});
