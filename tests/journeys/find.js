// Finds what a person would find: something visible with a role and a name.
const [role, wanted, exact, inside] = arguments;
const squeeze = (text) => (text || '').replace(/\s+/g, ' ').trim();
const byId = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
// What is read of an element: without pictures of keys and without what is hidden from a screen reader.
const text = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll('kbd, .kbd, [aria-hidden=true]').forEach((aside) => aside.remove());
  return copy.textContent;
};
const spoken = (element) => {
  if (element.hasAttribute('aria-label')) return element.getAttribute('aria-label');
  if (element.hasAttribute('aria-labelledby')) return byId(element.getAttribute('aria-labelledby'));
  if (element.labels && element.labels.length) return [...element.labels].map(text).join(' ');
  return text(element) || element.getAttribute('placeholder') || element.getAttribute('alt');
};
const selectors = {
  button: 'button, [role=button], a[href], [role=menuitem], [role=tab], [role=option], summary',
  field: 'input:not([type=radio]):not([type=checkbox]), textarea, select, [role=combobox], [role=group], [contenteditable=true]',
  list: 'button[aria-haspopup=listbox], [role=combobox], select',
  choice: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]',
  opened: 'button[aria-expanded=true]',
  heading: 'h1, h2, h3, [role=heading]',
  place: '.rail a[href], .topbar a[href], .topbar button',
  title: 'h1',
  picture: 'img[alt], [role=img]',
  dialog: '[role=dialog]',
  text: 'body *',
};
const visible = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('[inert]');
};
const fits = (element) => {
  const name = squeeze(spoken(element));
  return exact ? name === wanted : name.toLowerCase().includes(wanted.toLowerCase());
};
// A part of the page that has a name of its own, for names that come more than once.
const part = inside && [...document.querySelectorAll('section, ol, ul, dialog')].find((part) => squeeze(spoken(part)) === inside);
const found = [...(part || document).querySelectorAll(selectors[role])].filter((element) => fits(element) && (role === 'choice' || visible(element)));
// The innermost text, the shortest name otherwise: "Seal" before "Seal and print".
found.sort((a, b) => squeeze(spoken(a)).length - squeeze(spoken(b)).length);
return inside && !part ? null : (found[0] ?? null);
