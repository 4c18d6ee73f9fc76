import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const META = new URL('../../../../shared/meta/', import.meta.url);

/** Whether Meta's samples lie beside the project; in CI they have to. */
export const hasMetaSamples = existsSync(META);

export interface MetaSample {
  name: string;
  body: unknown;
}

/** Every webhook body that another client's test suite keeps: `message.json/text`. */
export function readWebhookSamples(): MetaSample[] {
  const folder = new URL('webhook-samples/', META);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;
      return Object.entries(cases).map(([name, body]) => ({
        name: `${file.replace('.json', '')}/${name}`,
        body,
      }));
    });
}

interface WebhookDescription {
  paths: Record<
    string,
    { post: { requestBody: { content: Record<string, { examples: Record<string, { value: unknown }> }> } } }
  >;
}

/** The webhook examples of Meta's own description. */
export function readSpecExamples(): MetaSample[] {
  const text = readFileSync(new URL('business-messaging-api_v23.0.yaml', META), 'utf8');
  const document = parse(text, { maxAliasCount: -1 }) as WebhookDescription;
  const examples =
    document.paths['/whatsapp/webhooks']?.post.requestBody.content['application/json']?.examples ?? {};
  return Object.entries(examples).map(([name, { value }]) => ({ name, body: value }));
}
