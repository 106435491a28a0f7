// Renews the page's parts from the server's own fragments; the server alone knows what they mean.
(() => {
  'use strict';
  const EVERY_MILLIS = 5000;
  const NOTICE_MILLIS = 8000;
  const live = document.getElementById('live');
  const shown = new Map();
  let running = null;
  let noticed = 0;

  const parts = root => root.querySelectorAll('[data-part]');
  parts(document).forEach(part => shown.set(part.dataset.part, part.outerHTML));
  strike();

  /** Shopify's script has read it by now; a token has no business in an address that can be copied. */
  function strike() {
    const url = new URL(location.href);
    for (const name of ['id_token', 'again']) url.searchParams.delete(name);
    if (url.href !== location.href) history.replaceState(null, '', url);
  }

  function looks() {
    const all = new URLSearchParams(location.search);
    const mine = new URLSearchParams();
    for (const name of ['show', 'after']) if (all.has(name)) mine.set(name, all.get(name));
    const text = mine.toString();
    return text ? '?' + text : '';
  }

  /** Somebody is writing in it, or has opened it: it is renewed later. */
  function inUse(part) {
    return part.querySelector('details[open]') !== null || part.querySelector('input:focus') !== null;
  }

  function show(html, force) {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const focused = document.activeElement && document.activeElement.id;
    for (const part of parts(fresh)) {
      const name = part.dataset.part;
      const old = live.querySelector('[data-part="' + name + '"]');
      if (!old || shown.get(name) === part.outerHTML || (!force && inUse(old))) continue;
      // Only a button has something to say here.
      if (name === 'notice' && !force) continue;
      shown.set(name, part.outerHTML);
      if (name === 'notice') notice(old, part);
      else old.replaceWith(document.adoptNode(part));
    }
    if (focused && document.activeElement === document.body) {
      (document.getElementById(focused) || document.getElementById('needs-you')).focus({preventScroll: true});
    }
  }

  /** Stands over the page wherever it is scrolled to, so not for long. */
  function notice(place, part) {
    place.innerHTML = part.innerHTML;
    clearTimeout(noticed);
    noticed = setTimeout(() => {
      place.textContent = '';
      shown.delete('notice');
    }, NOTICE_MILLIS);
  }

  function stale(words) {
    const place = document.getElementById('stale');
    if (words === (place.textContent || '')) return;
    place.textContent = '';
    if (words) {
      const line = document.createElement('p');
      line.className = 'notice wait';
      line.textContent = words;
      place.append(line);
    }
  }

  async function ask(address, options) {
    const answer = await fetch(address, {
      ...options, headers: {'X-Synco-Live': '1'}, credentials: 'same-origin', redirect: 'error',
      signal: AbortSignal.timeout(15000)
    });
    if (answer.status === 401) {
      location.reload();
      return new Promise(() => {});
    }
    if (!answer.ok) throw new Error('status ' + answer.status);
    return answer.text();
  }

  async function renew(force) {
    if (running && !force) return;
    const mine = running = {};
    try {
      const html = await ask('/app/live' + looks(), {});
      if (running !== mine) return;
      show(html, force);
      stale('');
    } catch (failure) {
      if (running === mine) stale(live.dataset.stale);
    } finally {
      if (running === mine) running = null;
    }
  }

  document.addEventListener('submit', async event => {
    const form = event.target.closest('form[data-act]');
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector('button');
    const error = form.querySelector('.act-error');
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    error.textContent = '';
    // What a renewal under way brings was read before this; and none begins meanwhile.
    const mine = running = {};
    try {
      show(await ask(form.getAttribute('action') + looks(), {method: 'POST', body: new URLSearchParams(new FormData(form))}), true);
      stale('');
    } catch (failure) {
      error.textContent = live.dataset.failed;
    } finally {
      if (running === mine) running = null;
      button.removeAttribute('aria-busy');
    }
  });

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-view]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const url = new URL(location.href);
    for (const name of ['show', 'after']) url.searchParams.delete(name);
    new URLSearchParams(link.dataset.view).forEach((value, name) => url.searchParams.set(name, value));
    url.hash = '';
    history.pushState(null, '', url);
    renew(true);
  });

  window.addEventListener('popstate', () => renew(true));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) renew(false); });
  setInterval(() => { if (!document.hidden) renew(false); }, EVERY_MILLIS);
})();
