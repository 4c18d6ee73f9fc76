/**
 * The answers of a filled-in form (a WhatsApp Flow): `response_json` is a JSON string of the form's own making. What is not a
 * plain value is shown as JSON; a text that is no JSON is one answer without a name.
 */
export function readFormAnswers(response: string): readonly (readonly [name: string, value: string])[] {
  const parsed = parse(response);
  if (typeof parsed !== 'object' || parsed === null) return response.trim() === '' ? [] : [['', response]];
  return Object.entries(parsed)
    .filter(([name]) => name !== 'flow_token')
    .map(
      ([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const,
    );
}

function parse(response: string): unknown {
  try {
    return JSON.parse(response);
  } catch {
    // Not JSON: shown as it came.
    return null;
  }
}
