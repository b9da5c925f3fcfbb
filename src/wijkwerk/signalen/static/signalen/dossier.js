// The next step opens in its place on the page of the signal; focus goes along, and 'Niet doen' puts it away again.
(function () {
  "use strict";
  const plek = document.getElementById("stap");
  if (!plek) return;
  const titel = document.title; // a step brings its own, see stap_paneel.html

  document.body.addEventListener("htmx:afterSwap", (gebeurtenis) => {
    if (gebeurtenis.detail.target !== plek) return;
    const fouten = plek.querySelector("[data-foutoverzicht]");
    const voorbeeld = plek.querySelector(".voorbeeld h3");
    const kop = fouten || voorbeeld || plek.querySelector(".stap__kop");
    if (!kop) return;
    kop.focus({ preventScroll: true });
    kop.scrollIntoView({ block: "nearest" });
  });

  plek.addEventListener("click", (gebeurtenis) => {
    if (!plek.hasAttribute("data-stap") || !gebeurtenis.target.closest("[data-stap-weg]")) return;
    gebeurtenis.preventDefault();
    plek.replaceChildren();
    document.title = titel;
    document.querySelector(".volgende__stappen a, .volgende__klein a").focus();
  });
})();
