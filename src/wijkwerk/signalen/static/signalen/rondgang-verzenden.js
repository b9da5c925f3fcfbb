// Sends the queue, one signal at a time and from one tab at a time. The server knows each client_id, so a signal that
// arrives twice is still one; it leaves the queue only after the server has answered with its number.
(function () {
  "use strict";
  const rij = window.rondgangWachtrij;

  class Uitgelogd extends Error {}
  class GeenVerbinding extends Error {}

  async function vraag(adres, opties) {
    let antwoord;
    try {
      antwoord = await fetch(adres, { credentials: "same-origin", redirect: "manual", cache: "no-store", ...opties });
    } catch {
      throw new GeenVerbinding();
    }
    const soort = antwoord.headers.get("Content-Type") || "";
    if (antwoord.type === "opaqueredirect" || [401, 403].includes(antwoord.status)) throw new Uitgelogd();
    if (antwoord.status >= 500) throw new GeenVerbinding();
    return { status: antwoord.status, gegevens: soort.includes("json") ? await antwoord.json() : null };
  }

  async function aanmelding(adres) {
    const { status, gegevens } = await vraag(adres, { headers: { Accept: "application/json" } });
    if (status !== 200 || !gegevens) throw new Uitgelogd();
    return gegevens;
  }

  async function een(adres, item, sleutel, teksten) {
    const { status, gegevens } = await vraag(adres, {
      method: "POST",
      body: rij.lichaam(item),
      headers: { Accept: "application/json", "X-CSRFToken": sleutel },
    });
    if (status === 200 && gegevens) {
      await rij.verwijder(item.client_id);
      return gegevens;
    }
    const fouten = gegevens && gegevens.fouten ? gegevens.fouten : { __all__: [teksten.onbekend] };
    await rij.bewaar({ ...item, stand: "fout", fouten });
    return null;
  }

  async function ronde(adres, teksten, meld) {
    const wachtend = (await rij.alle()).filter((item) => item.stand === "wacht");
    if (!wachtend.length) return;
    const wie = await aanmelding(adres);
    for (const item of wachtend.filter((kandidaat) => kandidaat.persoon === wie.persoon)) {
      const ontvangst = await een(adres, item, wie.csrf, teksten);
      if (ontvangst) meld.ontvangen(ontvangst);
    }
  }

  async function verzenden(adres, teksten, meld) {
    const werk = async () => {
      try {
        await ronde(adres, teksten, meld);
        meld.toestand("");
      } catch (fout) {
        if (!(fout instanceof Uitgelogd) && !(fout instanceof GeenVerbinding)) throw fout;
        meld.toestand(fout instanceof Uitgelogd ? "uitgelogd" : "geen-verbinding");
      } finally {
        await meld.ververs();
      }
    };
    return navigator.locks ? navigator.locks.request("rondgang-verzenden", werk) : werk();
  }

  window.rondgangVerzenden = verzenden;
})();
