// The drawing board: clicking an area ticks its box in the list, a drawn polygon fills the field. The form stays the truth.
(() => {
  "use strict";
  const bord = document.getElementById("tekenbord");
  const veld = document.getElementById("id_vlak");
  const gegevens = document.getElementById("tekengegevens");
  if (!bord || !veld || !gegevens) return;

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.L) return;
    for (const id of ["tekenbord", "tekenknoppen", "tekenuitleg"]) document.getElementById(id).hidden = false;
    start(JSON.parse(gegevens.textContent));
  });

  function start(data) {
    const kaart = L.map(bord, { zoomControl: false, attributionControl: Boolean(data.tegels), scrollWheelZoom: false, zoomSnap: 0.25 });
    L.control.zoom({ zoomInTitle: bord.dataset.tekstIn, zoomOutTitle: bord.dataset.tekstUit }).addTo(kaart);
    if (data.tegels) L.tileLayer(data.tegels, { maxZoom: 19 }).addTo(kaart);
    const alles = L.featureGroup().addTo(kaart);
    for (const ander of data.anderen) {
      L.geoJSON(ander.vlak, { interactive: false, style: { className: "ander" } }).addTo(alles);
    }
    data.wijken.forEach((deel) => kies(deel, "wijken", alles));
    data.buurten.forEach((deel) => kies(deel, "buurten", alles));
    if (alles.getLayers().length) kaart.fitBounds(alles.getBounds(), { padding: [10, 10] });
    else kaart.setView([52.1, 5.3], 8);
    eigen(kaart);
  }

  function kies(deel, soort, groep) {
    const vak = document.querySelector(`input[name="${soort}"][value="${deel.id}"]`);
    if (!vak) return;
    const laag = L.geoJSON(deel.vlak, { style: { className: "deel" } }).addTo(groep);
    const naam = document.createElement("span");
    naam.textContent = deel.naam;
    laag.bindTooltip(naam, { sticky: true });
    const kleur = () => laag.eachLayer((vorm) => vorm.getElement()?.classList.toggle("deel--gekozen", vak.checked));
    laag.on("click", () => { vak.checked = !vak.checked; vak.dispatchEvent(new Event("change", { bubbles: true })); });
    laag.on("add", kleur);
    vak.addEventListener("change", kleur);
    setTimeout(kleur);
  }

  function eigen(kaart) {
    const vorm = L.featureGroup().addTo(kaart);
    const toon = () => {
      vorm.clearLayers();
      try {
        if (veld.value.trim()) L.geoJSON(JSON.parse(veld.value), { style: { className: "eigen" } }).addTo(vorm);
      } catch { /* not finished typing: the server says what is wrong */ }
    };
    toon();
    veld.addEventListener("change", toon);
    kaart.on("draw:created", (event) => {
      veld.value = JSON.stringify(event.layer.toGeoJSON(6).geometry);
      toon();
    });
    document.getElementById("teken").addEventListener("click", () => new L.Draw.Polygon(kaart, { shapeOptions: { className: "eigen" } }).enable());
    document.getElementById("wis").addEventListener("click", () => { veld.value = ""; toon(); });
  }
})();
