/** Lets the system ask where to keep a file of ours; the door names it. */
export function saveFile(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
