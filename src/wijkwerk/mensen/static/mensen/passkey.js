// Says in the page what the browser refused: without this a passkey that fails stays silent.
document.addEventListener('allauth.error', function (gebeurtenis) {
  gebeurtenis.preventDefault()
  document.querySelectorAll('[data-passkey-fout]').forEach(function (plek) {
    plek.textContent = plek.dataset.passkeyFout
  })
})
