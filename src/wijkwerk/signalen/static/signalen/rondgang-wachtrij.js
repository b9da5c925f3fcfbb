// The queue of the walk through the wijk: what was recorded on the street waits here until the server says it has it.
// Photos are kept as bytes, because some phones lose blobs between two visits.
(function () {
  "use strict";
  const DATABASE = "wijkwerk-rondgang";
  const WINKEL = "signalen";

  function openen() {
    return new Promise((goed, fout) => {
      const vraag = indexedDB.open(DATABASE, 1);
      vraag.onupgradeneeded = () => vraag.result.createObjectStore(WINKEL, { keyPath: "client_id" });
      vraag.onsuccess = () => goed(vraag.result);
      vraag.onerror = () => fout(vraag.error);
    });
  }

  async function doen(soort, werk) {
    const database = await openen();
    return new Promise((goed, fout) => {
      const ronde = database.transaction(WINKEL, soort);
      const vraag = werk(ronde.objectStore(WINKEL));
      ronde.oncomplete = () => { database.close(); goed(vraag.result); };
      ronde.onerror = ronde.onabort = () => { database.close(); fout(ronde.error); };
    });
  }

  async function verkleind(bestand) {
    // Smaller and without metadata before it is stored: it must fit in a phone and go over a weak network.
    try {
      const beeld = await createImageBitmap(bestand, { imageOrientation: "from-image" });
      const maat = Math.min(1, 2048 / Math.max(beeld.width, beeld.height));
      const doek = document.createElement("canvas");
      doek.width = Math.round(beeld.width * maat);
      doek.height = Math.round(beeld.height * maat);
      doek.getContext("2d").drawImage(beeld, 0, 0, doek.width, doek.height);
      const blob = await new Promise((klaar) => doek.toBlob(klaar, "image/jpeg", 0.85));
      return blob || bestand;
    } catch {
      return bestand;
    }
  }

  async function fotoVan(bestand) {
    const blob = await verkleind(bestand);
    return { naam: bestand.name || "foto.jpg", soort: blob.type, bytes: await blob.arrayBuffer() };
  }

  async function alle() {
    const rijen = await doen("readonly", (winkel) => winkel.getAll());
    return rijen.sort((een, ander) => een.velden.gemaakt_op.localeCompare(ander.velden.gemaakt_op));
  }

  function lichaam(item) {
    const formulier = new FormData();
    formulier.append("signaal", JSON.stringify({ ...item.velden, client_id: item.client_id }));
    for (const foto of item.fotos) {
      formulier.append("fotos", new Blob([foto.bytes], { type: foto.soort }), foto.naam);
    }
    return formulier;
  }

  window.rondgangWachtrij = {
    alle,
    fotoVan,
    lichaam,
    bewaar: (item) => doen("readwrite", (winkel) => winkel.put(item)),
    haal: (sleutel) => doen("readonly", (winkel) => winkel.get(sleutel)),
    verwijder: (sleutel) => doen("readwrite", (winkel) => winkel.delete(sleutel)),
  };
})();
