// The walk through the wijk on a phone: three steps, then into the queue. Without this script the page is a plain form.
(function () {
  "use strict";
  const formulier = document.querySelector("[data-rondgang]");
  if (!formulier || !window.indexedDB) return;
  const rij = window.rondgangWachtrij;
  const adres = formulier.dataset.aanlevering;
  const persoon = Number(formulier.dataset.persoon);
  const stappen = [...formulier.querySelectorAll("[data-stap]")];
  const teksten = document.querySelector("[data-rondgang-teksten]").dataset;
  const lijst = document.querySelector("[data-wachtrij]");
  const stand = document.querySelector("[data-wachtrij-stand]");
  const klaar = document.querySelector("[data-rondgang-klaar]");
  let fotos = [];
  let bezigMet = null;

  function nieuweSleutel() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((getal) => getal.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  // --- three steps, one at a time ---------------------------------------------------------------------------------
  function toon(nummer, metFocus = true) {
    stappen.forEach((stap) => { stap.hidden = Number(stap.dataset.stap) !== nummer; });
    formulier.hidden = false;
    klaar.hidden = true;
    if (metFocus) stappen[nummer - 1].querySelector("h2").focus();
    if (nummer === 3 && !formulier.elements.lat.value) zoekPlek();
  }

  function meldFout(stap, melding) {
    const vak = stap.querySelector("[data-stap-fout]");
    vak.textContent = melding;
    vak.hidden = !melding;
    if (melding) vak.focus();
    return !melding;
  }

  function heeftOnderwerp() {
    return meldFout(stappen[1], formulier.querySelector("[name=onderwerp]:checked") ? "" : teksten.kiesOnderwerp);
  }

  function heeftPlek() {
    const velden = formulier.elements;
    const gevonden = velden.lat.value || velden.buurt.value || velden.plek.value.trim();
    return meldFout(stappen[2], gevonden ? "" : teksten.kiesPlek);
  }

  formulier.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest("[data-naar-stap]");
    if (!knop) return;
    const nummer = Number(knop.dataset.naarStap);
    if (nummer < 3 || heeftOnderwerp()) toon(nummer);
  });

  // --- photos -----------------------------------------------------------------------------------------------------
  const kiezer = formulier.querySelector("[name=fotos]");
  const voorbeelden = formulier.querySelector("[data-fotos]");

  kiezer.addEventListener("change", async () => {
    for (const bestand of [...kiezer.files].slice(0, 5 - fotos.length)) fotos.push(await rij.fotoVan(bestand));
    kiezer.value = "";
    toonFotos();
  });

  function toonFotos() {
    voorbeelden.querySelectorAll("img").forEach((beeld) => URL.revokeObjectURL(beeld.src));
    voorbeelden.replaceChildren(...fotos.map((foto, plaats) => {
      const vak = document.querySelector("template[data-foto-vak]").content.cloneNode(true);
      vak.querySelector("img").src = URL.createObjectURL(new Blob([foto.bytes], { type: foto.soort }));
      vak.querySelector("button").addEventListener("click", () => { fotos.splice(plaats, 1); toonFotos(); });
      return vak;
    }));
    formulier.querySelector("[data-zonder-foto]").hidden = fotos.length > 0;
    formulier.querySelector("[data-met-foto]").hidden = fotos.length === 0;
  }

  // --- place ------------------------------------------------------------------------------------------------------
  const plekUitslag = formulier.querySelector("[data-plek-uitslag]");

  function zetPlek(lat, lon, melding) {
    formulier.elements.lat.value = lat === null ? "" : lat.toFixed(6);
    formulier.elements.lon.value = lon === null ? "" : lon.toFixed(6);
    plekUitslag.textContent = melding;
    formulier.elements.lat.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function zoekPlek() {
    if (!navigator.geolocation) { plekUitslag.textContent = teksten.geenGps; return; }
    plekUitslag.textContent = teksten.zoekt;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => zetPlek(coords.latitude, coords.longitude, teksten.gevonden.replace("%m", Math.max(1, Math.round(coords.accuracy)))),
      () => { plekUitslag.textContent = teksten.geenGps; },
      { enableHighAccuracy: true, timeout: 10000, maximumAge: 15000 },
    );
  }
  formulier.querySelector("[data-gps]").addEventListener("click", zoekPlek);

  // --- into the queue ---------------------------------------------------------------------------------------------
  function velden() {
    const gegevens = Object.fromEntries(
      [...new FormData(formulier)].filter(([naam]) => !["csrfmiddlewaretoken", "fotos", "client_id"].includes(naam)),
    );
    return { ...gegevens, gemaakt_op: bezigMet ? bezigMet.velden.gemaakt_op : new Date().toISOString() };
  }

  function samenvatting() {
    const gekozen = formulier.querySelector("[name=onderwerp]:checked");
    const regel = formulier.elements.tekst.value.trim();
    return [gekozen.dataset.naam, regel].filter(Boolean).join(": ");
  }

  formulier.addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    if (!heeftPlek()) return;
    if (!formulier.querySelector("[name=onderwerp]:checked")) { toon(2); heeftOnderwerp(); return; }
    const knop = formulier.querySelector("[data-vastleggen]");
    knop.disabled = true;
    try {
      const sleutel = bezigMet ? bezigMet.client_id : nieuweSleutel();
      await rij.bewaar({
        client_id: sleutel, persoon, naam: formulier.dataset.naam, kop: samenvatting(),
        velden: velden(), fotos, stand: "wacht", fouten: {},
      });
      leeg();
      formulier.hidden = true;
      klaar.hidden = false;
      klaar.querySelector("h2").focus();
      await ververs();
      verzend();
    } catch {
      meldFout(stappen[2], teksten.nietBewaard);
    } finally {
      knop.disabled = false;
    }
  });

  function leeg() {
    formulier.reset();
    fotos = [];
    bezigMet = null;
    zetPlek(null, null, "");
    formulier.querySelector("[data-pii-keuze]").hidden = true;
    toonFotos();
  }

  klaar.querySelector("[data-nog-een]").addEventListener("click", () => { leeg(); toon(1); });

  // --- the queue on screen ----------------------------------------------------------------------------------------
  function foutregels(item) {
    return Object.values(item.fouten || {}).flat().join(" ");
  }

  function regel(item) {
    const vak = document.querySelector("template[data-wachtrij-regel]").content.cloneNode(true);
    const vanAnder = item.persoon !== persoon;
    vak.querySelector("[data-kop]").textContent = item.kop;
    vak.querySelector("[data-stand]").textContent =
      vanAnder ? teksten.vanAnder.replace("%s", item.naam) : item.stand === "fout" ? foutregels(item) : teksten.wacht;
    const knop = vak.querySelector("button");
    knop.hidden = vanAnder;
    knop.addEventListener("click", () => herstel(item.client_id));
    return vak;
  }

  async function ververs() {
    const items = await rij.alle();
    const wacht = items.filter((item) => item.stand === "wacht").length;
    const fout = items.length - wacht;
    const delen = [];
    if (wacht) delen.push((wacht === 1 ? teksten.eenWacht : teksten.meerWachten).replace("%d", wacht));
    if (fout) delen.push((fout === 1 ? teksten.eenFout : teksten.meerFout).replace("%d", fout));
    stand.textContent = delen.join(" ") || teksten.allesVerzonden;
    lijst.replaceChildren(...items.map(regel));
  }

  async function herstel(sleutel) {
    const item = await rij.haal(sleutel);
    if (!item) { await ververs(); return; }
    leeg();
    bezigMet = item;
    fotos = [...item.fotos];
    for (const [naam, waarde] of Object.entries(item.velden)) {
      const veld = formulier.elements[naam];
      if (veld instanceof RadioNodeList || (veld && veld.type !== "checkbox")) veld.value = waarde;
    }
    formulier.querySelector("[data-pii-keuze]").hidden = !(item.fouten && item.fouten.pii);
    if (item.fouten && item.fouten.plek) formulier.querySelector(".rondgang__anders").open = true;
    toonFotos();
    toon(2);
    meldFout(stappen[1], foutregels(item));
  }

  // --- connection -------------------------------------------------------------------------------------------------
  const toestandVak = document.querySelector("[data-verbinding]");
  const inloggen = document.querySelector("[data-inloggen]");
  const laatste = document.querySelector("[data-laatst-ontvangen]");

  const meld = {
    ververs,
    ontvangen(ontvangst) {
      const link = document.createElement("a");
      link.href = ontvangst.adres;
      link.textContent = ontvangst.nummer;
      laatste.replaceChildren(`${teksten.ontvangen} `, link);
    },
    toestand(soort) {
      toestandVak.textContent = soort === "geen-verbinding" ? teksten.geenVerbinding : soort === "uitgelogd" ? teksten.uitgelogd : "";
      inloggen.hidden = soort !== "uitgelogd";
    },
  };

  function verzend() {
    if (!navigator.onLine) { meld.toestand("geen-verbinding"); return ververs(); }
    return rondgangVerzenden(adres, teksten, meld);
  }

  window.addEventListener("online", verzend);
  window.addEventListener("offline", () => meld.toestand("geen-verbinding"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) verzend(); });
  window.setInterval(async () => {
    if ((await rij.alle()).some((item) => item.stand === "wacht")) verzend();
  }, 30000);
  document.querySelector("[data-nu-verzenden]").addEventListener("click", verzend);

  // --- start ------------------------------------------------------------------------------------------------------
  function bewaarPagina() {
    if (!("serviceWorker" in navigator)) return;
    const delen = [...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], link[rel=manifest], script[src], img[src]")];
    const tekens = [...document.querySelectorAll("use[href]")].map((teken) => new URL(teken.getAttribute("href"), location).href.split("#")[0]);
    const adressen = [...tekens, ...delen.map((deel) => deel.href || deel.src)].filter((bron) => bron && bron.startsWith(location.origin));
    navigator.serviceWorker.addEventListener("message", (bericht) => {
      if (bericht.data.soort === "bewaard") document.querySelector("[data-zonder-net]").hidden = false;
    });
    navigator.serviceWorker.register(formulier.dataset.sw, { scope: "/rondgang/" }).then(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (navigator.onLine) active.postMessage({ soort: "bewaar", adressen: ["/rondgang/", ...new Set(adressen)] });
    }).catch(() => undefined);
  }

  document.documentElement.classList.add("rondgang-js");
  document.querySelector("[data-wachtrij-deel]").hidden = false;
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  toonFotos();
  if (!formulier.dataset.metFouten) toon(1, false);
  bewaarPagina();
  verzend();
})();
