// Keeps what someone types in a form with data-bewaar="name" on this device, until a page with data-bewaar-wis="name" says it arrived.
(() => {
  "use strict";
  const DAGEN = 14;
  const overslaan = (veld) => !veld.name || veld.name === "csrfmiddlewaretoken" || veld.dataset.nietBewaren !== undefined
    || ["password", "file", "submit", "button", "hidden"].includes(veld.type) || veld.autocomplete === "one-time-code";
  const sleutel = (naam) => `wijkwerk:${naam}`;
  const veilig = (doe) => { try { return doe(); } catch { return null; } };

  for (const teken of document.querySelectorAll("[data-bewaar-wis]")) wis(teken.dataset.bewaarWis);

  for (const form of document.querySelectorAll("form[data-bewaar]")) {
    const naam = sleutel(form.dataset.bewaar);
    const velden = [...form.elements].filter((veld) => !overslaan(veld));
    if (zet_terug(form, velden, naam)) vertel(form, naam);
    let wacht;
    form.addEventListener("input", () => { clearTimeout(wacht); wacht = setTimeout(() => bewaar(velden, naam), 400); });
    addEventListener("pagehide", () => { if (wacht) bewaar(velden, naam); });
  }

  // Wipes the form of this name and its later steps ("melden", "melden-2").
  function wis(naam) {
    veilig(() => Object.keys(localStorage).filter((s) => s.startsWith(sleutel(naam))).forEach((s) => localStorage.removeItem(s)));
  }

  function bewaar(velden, naam) {
    const waarden = {};
    for (const veld of velden) {
      const keuze = veld.type === "radio" || veld.type === "checkbox";
      if (keuze ? veld.checked : veld.value) (waarden[veld.name] ||= []).push(veld.value);
    }
    veilig(() => localStorage.setItem(naam, JSON.stringify({ op: Date.now(), waarden })));
  }

  // What the server sent back goes before what this device remembers: only untouched fields are filled.
  function zet_terug(form, velden, naam) {
    const oud = veilig(() => JSON.parse(localStorage.getItem(naam)));
    if (!oud || Date.now() - oud.op > DAGEN * 864e5 || form.querySelector("[aria-invalid=true]")) return false;
    let gevuld = false;
    for (const veld of velden) {
      const waarden = oud.waarden[veld.name];
      if (!waarden || vanServer(veld, velden)) continue;
      if (veld.type === "radio" || veld.type === "checkbox") {
        if (waarden.includes(veld.value) && !veld.checked) { veld.checked = true; gevuld = true; }
      } else {
        gevuld ||= veld.value !== waarden[0];
        veld.value = waarden[0];
      }
      veld.dispatchEvent(new Event("input"));
    }
    return gevuld;
  }

  function vanServer(veld, velden) {
    if (veld.tagName === "SELECT") return [...veld.options].some((optie) => optie.defaultSelected && optie.value);
    if (veld.type === "radio" || veld.type === "checkbox") return velden.some((ander) => ander.name === veld.name && ander.defaultChecked);
    return Boolean(veld.defaultValue.trim());
  }

  function vertel(form, naam) {
    const tekst = form.dataset.bewaarTekst;
    if (!tekst) return;
    const regel = document.createElement("p");
    regel.className = "wijk-bewaard";
    regel.setAttribute("role", "status");
    regel.append(`${tekst} `);
    const wis = document.createElement("button");
    wis.type = "button";
    wis.className = "utrecht-button utrecht-button--subtle utrecht-button--klein";
    wis.textContent = form.dataset.bewaarWisTekst || "×";
    wis.addEventListener("click", () => { veilig(() => localStorage.removeItem(naam)); location.reload(); });
    regel.append(wis);
    form.prepend(regel);
  }
})();
