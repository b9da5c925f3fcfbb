// Small comforts on top of pages that work without them. Each looks for its own data attribute.
(() => {
  "use strict";
  document.querySelector("[data-foutoverzicht]")?.focus();

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-foutoverzicht] a[href^='#']");
    const veld = link && document.getElementById(link.hash.slice(1));
    if (veld) {
      event.preventDefault();
      veld.closest(".utrecht-form-field")?.scrollIntoView({ block: "start" });
      veld.focus({ preventScroll: true });
    }
    const opener = event.target.closest("[data-dialoog]");
    const dialoog = opener && document.getElementById(opener.dataset.dialoog);
    if (dialoog?.showModal && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      dialoog.showModal();
    }
    const kopie = event.target.closest("[data-kopieer]");
    if (kopie && navigator.clipboard) {
      event.preventDefault();
      navigator.clipboard.writeText(kopie.dataset.kopieer || kopie.href || location.href).then(() => zeg(kopie));
    }
  });

  function zeg(knop) {
    const status = knop.parentElement.querySelector("[role=status]") || knop.insertAdjacentElement("afterend", document.createElement("span"));
    status.setAttribute("role", "status");
    status.textContent = ` ${knop.dataset.gekopieerd || "✓"}`;
  }

  // The button to copy comes hidden: it needs this script and a secure page.
  if (navigator.clipboard) document.querySelectorAll("button[data-kopieer]").forEach((knop) => (knop.hidden = false));

  for (const teller of document.querySelectorAll("[data-teller]")) {
    const veld = document.getElementById(teller.dataset.teller);
    if (!veld) continue;
    const max = Number(teller.dataset.tellerMax);
    const zin = teller.dataset.tellerZin, teveel = teller.dataset.tellerTeveel;
    const tel = () => {
      const over = max - [...veld.value].length;
      teller.textContent = (over < 0 ? teveel : zin).replace("#", Math.abs(over));
      teller.classList.toggle("wijk-teller--over", over < 0);
    };
    veld.addEventListener("input", tel);
    tel();
  }

  // A form is sent once, however often someone taps; going back makes it usable again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.verzonden) event.preventDefault();
    form.dataset.verzonden = "1";
    setTimeout(() => delete form.dataset.verzonden, 4000);
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-verzonden]").forEach((form) => delete form.dataset.verzonden));
})();
