/** Everybody the business knows. */
export function ContactsScreen() {
  return null;
}
