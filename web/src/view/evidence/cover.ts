// What lies under the open pane is out of reach while it does, so that the focus is never hidden behind it.

const SHEET = matchMedia("(max-width: 899px)"); // over all but the top of the page
const COLUMN = matchMedia("(min-width: 900px) and (max-width: 1149px)"); // over the chronology

/** Call the result when the pane opens or closes. */
export function coverRest(pane: HTMLElement): (open: boolean) => void {
  let isOpen = false;
  const apply = () => {
    const rest = [...(pane.parentElement?.children ?? []), ...document.querySelectorAll(".tabs, .skip")].filter((one) => one !== pane);
    for (const element of rest) element.toggleAttribute("inert", isOpen && SHEET.matches);
    document.querySelector(".chronicle")?.toggleAttribute("inert", isOpen && COLUMN.matches);
  };
  for (const query of [SHEET, COLUMN]) query.addEventListener("change", apply);
  return (open) => {
    isOpen = open;
    apply();
  };
}
