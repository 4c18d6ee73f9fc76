/** Whether a dialog or a menu has the keyboard now: shortcuts of the window are off then. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
