// The inbox by keyboard: j and k move, Enter opens, x selects, / searches, ? helps. All of it works without this script
// too; the shortcuts can be switched off in the help, for people who talk to their computer.
(function () {
  "use strict";
  const lijst = document.querySelector("[data-postvak]");
  const hulp = document.querySelector("[data-hulp]");
  const AAN = "wijkwerk-sneltoetsen";

  const vakjes = () => [...document.querySelectorAll("[data-postvak] input[name=signaal]")];
  const links = () => [...document.querySelectorAll("[data-postvak] a[data-open]")];

  function bijwerken() {
    const gekozen = vakjes().filter((vak) => vak.checked).length;
    const balk = document.querySelector("[data-bulk]");
    if (!balk) return;
    const teller = balk.querySelector("[data-bulk-aantal]");
    teller.textContent = (gekozen === 1 ? teller.dataset.een : teller.dataset.meer).replace("%d", gekozen);
    balk.classList.toggle("is-actief", gekozen > 0);
    const alles = document.querySelector("[data-alles]");
    if (alles) {
      alles.checked = gekozen > 0 && gekozen === vakjes().length;
      alles.indeterminate = gekozen > 0 && gekozen < vakjes().length;
    }
  }

  document.addEventListener("change", (gebeurtenis) => {
    if (gebeurtenis.target.matches("[data-alles]")) {
      vakjes().forEach((vak) => { vak.checked = gebeurtenis.target.checked; });
    }
    if (gebeurtenis.target.matches("[data-alles], input[name=signaal]")) bijwerken();
    if (gebeurtenis.target.matches("[data-handeling]")) toonVelden(gebeurtenis.target);
  });

  // Only the fields of the chosen act are shown.
  function toonVelden(keuze) {
    keuze.form.querySelectorAll("[data-voor]").forEach((deel) => {
      deel.hidden = !deel.dataset.voor.split(" ").includes(keuze.value);
    });
  }
  document.querySelectorAll("[data-handeling]").forEach(toonVelden);

  function beweeg(richting) {
    const rijen = links();
    if (!rijen.length) return;
    const hier = document.activeElement.closest("[data-rij]");
    const plaats = hier ? rijen.indexOf(hier.querySelector("a[data-open]")) : richting > 0 ? -1 : rijen.length;
    rijen[Math.max(0, Math.min(rijen.length - 1, plaats + richting))].focus();
  }

  function kies() {
    const hier = document.activeElement.closest("[data-rij]");
    const vak = hier && hier.querySelector("input[name=signaal]");
    if (!vak) return;
    vak.checked = !vak.checked;
    bijwerken();
  }

  const toetsen = {
    j: () => beweeg(1),
    k: () => beweeg(-1),
    x: kies,
    "/": () => document.querySelector("[data-zoek]").focus(),
    "?": () => hulp.showModal(),
  };

  document.addEventListener("keydown", (gebeurtenis) => {
    const typt = gebeurtenis.target.closest("input:not([type=checkbox]), textarea, select, dialog");
    if (typt || gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.altKey || !lijst) return;
    if (localStorage.getItem(AAN) === "uit" || !toetsen[gebeurtenis.key]) return;
    gebeurtenis.preventDefault();
    toetsen[gebeurtenis.key]();
  });

  document.querySelectorAll("[data-hulp-open]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => hulp.showModal());
  });
  const schakelaar = document.querySelector("[data-sneltoetsen]");
  if (schakelaar) {
    schakelaar.checked = localStorage.getItem(AAN) !== "uit";
    schakelaar.addEventListener("change", () => localStorage.setItem(AAN, schakelaar.checked ? "aan" : "uit"));
  }
  // On a phone the list comes first and the map waits behind its word; a map that appears must measure itself anew.
  const kaartvak = document.querySelector("[data-kaartvak]");
  if (kaartvak) {
    kaartvak.addEventListener("toggle", () => window.dispatchEvent(new Event("resize")));
    document.addEventListener("DOMContentLoaded", () => { kaartvak.open = matchMedia("(min-width: 75rem)").matches; });
  }
  bijwerken();
})();
