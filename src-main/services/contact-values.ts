import { checkContactField } from '#shared/domain/contact-fields.ts';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireContactField } from '../db/queries/contact-fields.ts';
import type { Db } from '../db/statements.ts';

/** What was typed into a field, as it is kept. Throws NOT_FOUND for an unknown field, CONTACT_FIELD_INVALID. */
export function checkedFieldValue(db: Db, fieldId: ContactFieldId, typed: string): string {
  const field = requireContactField(db, fieldId);
  const checked = checkContactField(field.kind, typed);
  if ('value' in checked) return checked.value;
  throw new Refusal('CONTACT_FIELD_INVALID', {
    name: field.name,
    value: typed.slice(0, 60),
    detail: checked.en,
    detailUk: checked.uk,
  });
}
