// Shopify's script knows who is looking; with its answer the page can be opened. Once only, so that a refusal does not go round.
(() => {
  'use strict';
  const ask = new URLSearchParams(location.search);
  const failed = () => {
    document.getElementById('opening').hidden = true;
    document.getElementById('failed').hidden = false;
  };
  if (ask.has('again') || typeof shopify === 'undefined') {
    failed();
    return;
  }
  shopify.idToken().then(token => {
    ask.set('id_token', token);
    ask.set('again', '1');
    location.replace('/app?' + ask);
  }, failed);
})();
