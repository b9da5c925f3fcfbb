// "Gebruik waar ik nu ben": fills the place from the phone. Without JavaScript or without consent the other ways remain.
(() => {
  "use strict";
  const knop = document.querySelector("[data-gps]");
  if (!knop || !navigator.geolocation) return;
  const status = document.querySelector("[data-gps-status]");
  knop.hidden = false;
  knop.addEventListener("click", () => {
    status.textContent = knop.dataset.bezig;
    navigator.geolocation.getCurrentPosition(gevonden, () => { status.textContent = knop.dataset.mislukt; }, { enableHighAccuracy: true, timeout: 10000 });
  });

  function gevonden({ coords }) {
    for (const [naam, waarde] of [["id_lat", coords.latitude], ["id_lon", coords.longitude]]) document.getElementById(naam).value = waarde.toFixed(6);
    document.querySelector("[data-kaart]")?.dispatchEvent(new CustomEvent("wijkwerk:toon", { detail: { lat: coords.latitude, lon: coords.longitude } }));
    status.textContent = knop.dataset.gelukt;
  }
})();
