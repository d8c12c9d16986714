/** Moves the focus to the next or previous row; Enter then opens it like any link. */
export function moveRow(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  if (links.length === 0) return;
  const here = links.findIndex((link) => link === document.activeElement);
  const there = here < 0 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1);
  links[there]?.focus();
}
