// The minutes save themselves while several people type: every line is sent by its own key, unsent lines wait on this
// device, lines of others appear within seconds. Without this script every line has a button of its own.
(() => {
  "use strict";
  const vlak = document.querySelector("[data-verslag]");
  if (!vlak) return;
  const SLEUTEL = `wijkwerk-verslag-${vlak.dataset.verslag}`, RUST = 700, RONDE = 3000, OPNIEUW = 5000;
  const stand = vlak.querySelector("[data-stand]"), csrf = vlak.querySelector("[name=csrfmiddlewaretoken]").value;
  const wachtend = lees(), bezig = new Set(), wekkers = new Map();
  let tot = vlak.dataset.tot, laatst = stand.textContent, bewaard = Promise.resolve();
  vlak.classList.add("is-levend");

  function lees() { try { return new Map(Object.entries(JSON.parse(localStorage.getItem(SLEUTEL)) || {})); } catch { return new Map(); } }
  function leg() { try { wachtend.size ? localStorage.setItem(SLEUTEL, JSON.stringify(Object.fromEntries(wachtend))) : localStorage.removeItem(SLEUTEL); } catch { /* private window: then only this page remembers */ } }
  function zeg(tekst) { if (stand.textContent !== tekst) stand.textContent = tekst; }
  function vind(id) { return vlak.querySelector(`[data-regel="${CSS.escape(id)}"]`); }
  function veld(rij) { return rij.querySelector("textarea"); }
  function groei(vak) { if (CSS.supports("field-sizing", "content")) return; vak.style.height = "auto"; vak.style.height = `${vak.scrollHeight + 4}px`; }
  function nieuwId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
    const h = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
  }

  // The empty line at the end of an item becomes a line as soon as somebody types, and gets a new empty one below.
  function maakRegel(rij, id = nieuwId()) {
    const leeg = rij.cloneNode(true);
    veld(leeg).value = "";
    leeg.querySelector(".regel__fout").textContent = "";
    rij.removeAttribute("data-nieuw");
    rij.classList.remove("regel--nieuw");
    rij.dataset.regel = id;
    rij.dataset.versie = "0";
    veld(rij).id = `r${id}`;
    rij.querySelector("label").htmlFor = `r${id}`;
    veld(rij).removeAttribute("placeholder");
    rij.after(leeg);
    return rij;
  }

  vlak.addEventListener("input", (gebeurtenis) => {
    const vak = gebeurtenis.target.closest(".regel__tekst");
    if (!vak) return;
    let rij = vak.closest("li");
    if (rij.hasAttribute("data-nieuw")) { if (!vak.value.trim()) return; rij = maakRegel(rij); }
    groei(vak);
    onthoud(rij);
    plan(rij.dataset.regel, RUST);
  });

  function onthoud(rij) {
    const item = rij.closest("[data-item]").dataset.item;
    wachtend.set(rij.dataset.regel, { bespreking: item, tekst: veld(rij).value, versie: Number(rij.dataset.versie) });
    leg();
  }
  function plan(id, over) { clearTimeout(wekkers.get(id)); wekkers.set(id, setTimeout(() => stuur(id), over)); }

  vlak.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key !== "Enter" || gebeurtenis.shiftKey || gebeurtenis.isComposing || !gebeurtenis.target.matches(".regel__tekst")) return;
    gebeurtenis.preventDefault();
    const volgende = gebeurtenis.target.closest("ul").querySelector("[data-nieuw] textarea");
    if (volgende) volgende.focus();
  });

  vlak.addEventListener("submit", (gebeurtenis) => {
    const form = gebeurtenis.target;
    if (!form.matches("[data-regelform]")) return;
    gebeurtenis.preventDefault();
    const rij = form.closest("li");
    if (!rij.dataset.regel) return;
    if (gebeurtenis.submitter && gebeurtenis.submitter.name === "weg") { haalDoor(rij); return; }
    onthoud(rij);
    stuur(rij.dataset.regel);
  }, true);

  async function post(gegevens) {
    const antwoord = await fetch(vlak.dataset.bron, { method: "POST", body: new URLSearchParams(gegevens), headers: { Accept: "application/json", "X-CSRFToken": csrf } });
    if (antwoord.redirected || antwoord.status === 403) throw new Error("af");
    if (antwoord.status === 409) return { geweigerd: (await antwoord.json()).melding };
    if (!antwoord.ok) throw new Error("weg");
    return antwoord.json();
  }

  async function stuur(id) {
    const regel = wachtend.get(id);
    if (!regel || bezig.has(id)) return;
    if (!regel.tekst.trim() && regel.versie === 0) { wachtend.delete(id); leg(); return; }
    bezig.add(id);
    zeg(vlak.dataset.zinBezig);
    try {
      klaar(id, regel, await post({ client_id: id, bespreking: regel.bespreking === "0" ? "" : regel.bespreking, versie: regel.versie, tekst: regel.tekst }));
    } catch (fout) {
      zeg(fout.message === "af" ? vlak.dataset.zinAf : vlak.dataset.zinWeg);
      plan(id, OPNIEUW);
    } finally { bezig.delete(id); }
    const rest = wachtend.get(id);
    if (rest && rest.tekst !== regel.tekst) plan(id, RUST);
  }

  function klaar(id, verstuurd, antwoord) {
    const rij = vind(id), fout = rij && rij.querySelector(".regel__fout");
    if (antwoord.geweigerd) { if (fout) fout.textContent = antwoord.geweigerd; zeg(antwoord.geweigerd); return; }
    if (fout) fout.textContent = "";
    let nu = id;
    if (antwoord.anders && rij) { nu = antwoord.regel.client_id; legNaast(rij, antwoord); }
    if (rij) rij.dataset.versie = antwoord.regel.versie;
    const rest = wachtend.get(id);
    wachtend.delete(id);
    if (rest && rest.tekst !== verstuurd.tekst) { wachtend.set(nu, { ...rest, versie: antwoord.regel.versie }); plan(nu, RUST); }
    leg();
    laatst = antwoord.bewaard;
    zeg(antwoord.anders ? vlak.dataset.zinNaast : wachtend.size ? vlak.dataset.zinBezig : laatst);
  }

  // Somebody else changed this line: theirs comes above, ours goes on below under its new key, the cursor stays.
  function legNaast(rij, antwoord) {
    rij.dataset.regel = antwoord.regel.client_id;
    rij.classList.add("is-naast");
    rij.before(alsRij(antwoord.anders));
    const merk = alsRij(antwoord.regel).querySelector(".regel__naast");
    if (merk && !rij.querySelector(".regel__naast")) rij.prepend(merk);
  }

  function alsRij(regel) {
    const doos = document.createElement("template");
    doos.innerHTML = regel.html.trim();
    return doos.content.firstElementChild;
  }

  async function haalDoor(rij) {
    const id = rij.dataset.regel, tekst = veld(rij).value;
    wachtend.delete(id);
    leg();
    try {
      const antwoord = await post({ client_id: id, bespreking: "", versie: rij.dataset.versie, tekst: "", weg: "1" });
      if (antwoord.geweigerd) { zeg(antwoord.geweigerd); return; }
      const regel = document.createElement("li");
      regel.className = "regel regel--weg";
      regel.append(`${vlak.dataset.zinDoorgehaald} `);
      const terug = document.createElement("button");
      terug.type = "button";
      terug.className = "utrecht-button utrecht-button--subtle utrecht-button--klein";
      terug.textContent = vlak.dataset.zinTerug;
      terug.addEventListener("click", () => { regel.replaceWith(rij); rij.dataset.versie = antwoord.regel.versie; veld(rij).value = tekst; onthoud(rij); stuur(id); veld(rij).focus(); });
      regel.append(terug);
      rij.replaceWith(regel);
      terug.focus();
    } catch { zeg(vlak.dataset.zinWeg); }
  }

  function toon(regel) {
    if (wachtend.has(regel.client_id) || bezig.has(regel.client_id)) return;
    const rij = vind(regel.client_id);
    if (regel.weg) { if (rij && !rij.contains(document.activeElement)) rij.remove(); return; }
    if (rij) {
      if (Number(rij.dataset.versie) >= regel.versie) return;
      rij.dataset.versie = regel.versie;
      if (veld(rij)) { veld(rij).value = regel.tekst; groei(veld(rij)); }
      const wie = rij.querySelector(".regel__wie"), nieuwWie = alsRij(regel).querySelector(".regel__wie");
      if (wie && nieuwWie) wie.textContent = nieuwWie.textContent;
      return;
    }
    const item = vlak.querySelector(`[data-item="${regel.bespreking}"] .regels`);
    if (!item) return;
    const erbij = alsRij(regel), eerste = erbij.dataset.naast && vind(erbij.dataset.naast);
    erbij.classList.add("is-vers");
    if (eerste) eerste.after(erbij); else item.insertBefore(erbij, item.querySelector("[data-nieuw]"));
    if (veld(erbij)) groei(veld(erbij));
  }

  async function vraag() {
    if (document.hidden) return;
    try {
      const antwoord = await fetch(`${vlak.dataset.bron}?sinds=${encodeURIComponent(tot)}`, { headers: { Accept: "application/json" } });
      if (!antwoord.ok || antwoord.redirected) return;
      const nieuw = await antwoord.json();
      tot = nieuw.tot;
      nieuw.regels.forEach(toon);
      if (!wachtend.size && stand.textContent === vlak.dataset.zinWeg) zeg(laatst);
    } catch { /* the next round asks again */ }
  }

  // What a lost connection or a closed page left behind goes on from here.
  for (const [id, regel] of wachtend) {
    let rij = vind(id);
    if (!rij) {
      const leeg = vlak.querySelector(`[data-item="${regel.bespreking}"] [data-nieuw]`);
      if (!leeg) continue;
      rij = maakRegel(leeg, id);
    }
    veld(rij).value = regel.tekst;
    rij.dataset.versie = regel.versie;
    plan(id, 0);
  }
  vlak.querySelectorAll("textarea").forEach(groei);
  addEventListener("online", () => { for (const id of wachtend.keys()) plan(id, 0); });
  addEventListener("pagehide", leg);
  setInterval(vraag, RONDE);
})();
