// Makes the drawn map zoomable, and lets someone pick a place. The data stand beside it as JSON; the SVG stays without script.
// A map of a list takes its places from the rows (data-punt) and fetches the outlines, which the browser keeps.
(() => {
  "use strict";
  const SPELD = '<svg viewBox="0 0 24 30" aria-hidden="true"><path d="M12 29s10-10 10-18A10 10 0 0 0 2 11c0 8 10 18 10 18z"/><circle cx="12" cy="11" r="4"/></svg>';

  const STIP = () => L.divIcon({ className: "wijk-stip", iconSize: [24, 24] });

  const starten = () => document.querySelectorAll("[data-kaart]:not(.is-levend, .is-bezig)").forEach(start);
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", starten) : starten();
  document.addEventListener("htmx:load", starten);

  function start(vak) {
    if (!window.L) return;
    if (!vak.dataset.kaartBron) return teken(vak, JSON.parse(document.getElementById(vak.dataset.kaart).textContent));
    vak.classList.add("is-bezig");
    // Without an answer the link to the drawn map stays.
    fetch(vak.dataset.kaartBron).then((antwoord) => (antwoord.ok ? antwoord.json() : Promise.reject())).then((bron) => teken(vak, vanLijst(vak, bron)), () => {});
  }

  function vanLijst(vak, bron) {
    const alleen = vak.dataset.kaartAlleen.split(" ").filter(Boolean).map(Number);
    const punten = [...document.querySelectorAll("[data-punt]")].map((rij) => {
      const woorden = (wat) => rij.querySelector(wat)?.textContent.trim() ?? "";
      return { naam: `${woorden(".nummer")} ${woorden("a")}`, tekst: woorden(".utrecht-badge-status"), url: rij.querySelector("a")?.href, plek: rij.dataset.punt.split(",").map(Number) };
    });
    return { tegels: vak.dataset.tegels, punten, vlakken: bron.vlakken.filter((vlak) => !alleen.length || alleen.includes(vlak.id)) };
  }

  function teken(vak, gegevens) {
    vak.replaceChildren();
    vak.classList.add("is-levend");
    const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const kaart = L.map(vak, { zoomControl: false, attributionControl: Boolean(gegevens.tegels), zoomAnimation: !rustig, fadeAnimation: !rustig, scrollWheelZoom: false, zoomSnap: 0.25 });
    L.control.zoom({ zoomInTitle: vak.dataset.tekstIn, zoomOutTitle: vak.dataset.tekstUit }).addTo(kaart);
    kaart.attributionControl?.setPrefix(false);
    if (gegevens.tegels) L.tileLayer(gegevens.tegels, { maxZoom: 19, attribution: vak.dataset.tekstBron }).addTo(kaart);
    const kiezen = Boolean(vak.dataset.lat);
    const grenzen = L.featureGroup([...vlakken(gegevens, kiezen), ...punten(gegevens)]).addTo(kaart).getBounds();
    const nu = gegevens.vlakken.find((vlak) => vlak.nu);
    const kader = nu ? L.geoJSON(nu.geometrie).getBounds() : grenzen;
    // A map in a closed fold has no size yet, and nothing fits in nothing: measure and fit when it opens.
    let leeg = !vak.clientHeight;
    const midden = kader.isValid() ? kader.getCenter() : [52.06, 4.49];
    kader.isValid() && !leeg ? kaart.fitBounds(kader, { padding: [12, 12] }) : kaart.setView(midden, 12);
    if (kiezen) kiezer(vak, kaart);
    new ResizeObserver(() => {
      kaart.invalidateSize();
      if (leeg && vak.clientHeight && kader.isValid()) kaart.fitBounds(kader, { padding: [12, 12] });
      leeg = !vak.clientHeight;
    }).observe(vak);
  }

  function vlakken(gegevens, kiezen) {
    return gegevens.vlakken.map((vlak) => {
      const laag = L.geoJSON(vlak.geometrie, { interactive: !kiezen, style: { className: klasse(vlak, kiezen) } });
      if (!kiezen) {
        laag.bindTooltip(tekst(vlak.naam), { sticky: true });
        if (vlak.url) laag.on("click", () => location.assign(vlak.url));
      }
      return laag;
    });
  }

  function klasse(vlak, kiezen) {
    const schaal = vlak.schaal !== null && !kiezen ? `schaal-${vlak.schaal} leaflet-vlak--schaal` : "";
    return `leaflet-vlak ${vlak.nu ? "leaflet-vlak--nu" : ""} ${schaal}`;
  }

  function punten(gegevens) {
    return gegevens.punten.map((punt) => {
      // Pins are for the mouse: fifty stops of the tab key help nobody, the list under the map has the same links.
      const speld = L.marker(punt.plek, { icon: STIP(), title: punt.naam, alt: punt.naam, keyboard: false });
      speld.bindTooltip(tekst(punt.tekst ? `${punt.naam}: ${punt.tekst}` : punt.naam));
      if (punt.url) speld.on("click keypress", (e) => { if (!e.originalEvent.key || e.originalEvent.key === "Enter") location.assign(punt.url); });
      return speld;
    });
  }

  // Tooltips take elements, never strings: names come from people and must not be read as HTML.
  function tekst(woorden) {
    const regel = document.createElement("span");
    regel.textContent = woorden;
    return regel;
  }

  function icoon(maat) {
    return L.divIcon({ className: "wijk-speld", html: SPELD, iconSize: [maat, maat * 1.25], iconAnchor: [maat / 2, maat * 1.25] });
  }

  function kiezer(vak, kaart) {
    const lat = document.getElementById(vak.dataset.lat), lon = document.getElementById(vak.dataset.lon);
    if (!lat || !lon) return;
    const status = vak.parentElement.querySelector("[data-kaart-status]");
    if (status) status.hidden = false;
    const speld = L.marker(kaart.getCenter(), { draggable: true, icon: icoon(38), title: vak.dataset.tekstKies, alt: vak.dataset.tekstKies });
    const zet = (plek, melden) => {
      speld.setLatLng(plek).addTo(kaart);
      if (!melden) return;
      [lat.value, lon.value] = [plek.lat.toFixed(6), plek.lng.toFixed(6)];
      for (const veld of [lat, lon]) veld.dispatchEvent(new Event("change", { bubbles: true }));
      if (status) status.textContent = `${vak.dataset.tekstKies}: ${plek.lat.toFixed(5)}, ${plek.lng.toFixed(5)}`;
    };
    if (lat.value && lon.value) {
      const plek = L.latLng(Number(lat.value), Number(lon.value));
      zet(plek, false);
      kaart.setView(plek, 16);
    }
    kaart.on("click", (event) => zet(event.latlng, true));
    speld.on("dragend", () => zet(speld.getLatLng(), true));
    // By keyboard: move the map with the arrows, Enter puts the pin in the middle.
    vak.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === vak) { event.preventDefault(); zet(kaart.getCenter(), true); }
    });
    vak.addEventListener("wijkwerk:toon", (event) => { const plek = L.latLng(event.detail.lat, event.detail.lon); zet(plek, true); kaart.setView(plek, 17); });
  }
})();
