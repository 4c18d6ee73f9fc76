import { z } from 'zod';
import { invalid, mediaSchema, readPart, text } from './body-checks.ts';
import { isStandIn } from './documentation.ts';

const headerSchema = z.looseObject({
  type: z
    .string()
    .refine(
      (type) => isStandIn(type) || ['text', 'image', 'video', 'document', 'sub_text'].includes(type),
      'must be text, image, video or document',
    ),
  text: text(60).optional(),
  image: mediaSchema({}).optional(),
  video: mediaSchema({}).optional(),
  document: mediaSchema({ filename: z.string().optional() }).optional(),
});

const bodySchema = (most: number) => z.looseObject({ text: text(most) });
const footerSchema = z.looseObject({ text: text(60) });

const frame = (bodyMost: number) => ({
  header: headerSchema.optional(),
  body: bodySchema(bodyMost),
  footer: footerSchema.optional(),
});

const buttonForm = z.looseObject({
  ...frame(1024),
  action: z.looseObject({
    buttons: z
      .array(
        z.looseObject({
          type: z.literal('reply'),
          reply: z.looseObject({ id: text(256), title: text(20) }),
        }),
      )
      .min(1)
      .max(3),
  }),
});

const listForm = z.looseObject({
  ...frame(4096),
  action: z.looseObject({
    button: text(20),
    sections: z
      .array(
        z.looseObject({
          title: z.string().max(24).optional(),
          rows: z
            .array(
              z.looseObject({ id: text(200), title: text(24), description: z.string().max(72).optional() }),
            )
            .min(1),
        }),
      )
      .min(1)
      .max(10),
  }),
});

const ctaForm = z.looseObject({
  ...frame(1024),
  action: z.looseObject({
    name: z.literal('cta_url'),
    parameters: z.looseObject({ display_text: text(20), url: z.string().min(1).max(2000) }),
  }),
});

const flowForm = z.looseObject({
  ...frame(1024),
  action: z.looseObject({
    name: z.literal('flow'),
    parameters: z
      .looseObject({
        flow_message_version: z.string().min(1),
        flow_cta: text(30),
        flow_id: z.string().optional(),
        flow_name: z.string().optional(),
      })
      .refine((flow) => flow.flow_id !== undefined || flow.flow_name !== undefined, {
        message: 'missing: flow_id or flow_name',
      }),
  }),
});

const named = (name: string) =>
  z.looseObject({ ...frame(1024), action: z.looseObject({ name: z.literal(name) }) });

const productForm = z.looseObject({
  body: bodySchema(1024).optional(),
  footer: footerSchema.optional(),
  action: z.looseObject({ catalog_id: z.string().min(1), product_retailer_id: z.string().min(1) }),
});

const productListForm = z.looseObject({
  ...frame(1024),
  header: headerSchema,
  action: z.looseObject({
    catalog_id: z.string().min(1),
    sections: z
      .array(
        z.looseObject({
          title: z.string().max(24).optional(),
          product_items: z.array(z.looseObject({ product_retailer_id: z.string().min(1) })).min(1),
        }),
      )
      .min(1)
      .max(10),
  }),
});

const carouselForm = z.looseObject({
  body: bodySchema(1024),
  action: z.looseObject({ cards: z.array(z.looseObject({})).min(2).max(10) }),
});

/** The forms of interactive messages that Meta knows (`research/api.md` 4.1). */
const forms: Record<string, z.ZodType<Record<string, unknown>>> = {
  button: buttonForm,
  list: listForm,
  cta_url: ctaForm,
  flow: flowForm,
  product: productForm,
  product_list: productListForm,
  carousel: carouselForm,
  location_request_message: named('send_location'),
  catalog_message: named('catalog_message'),
  address_message: named('address_message'),
  voice_call: named('voice_call'),
  call_permission_request: named('call_permission_request'),
  request_contact_info: named('request_contact_info'),
  order_details: named('review_and_pay'),
  order_status: named('review_order'),
};

/** Checks an interactive message against Meta's limits; throws 131008 or 131009. */
export function checkInteractive(interactive: unknown): Record<string, unknown> {
  const { type } = readPart(z.looseObject({ type: z.string().min(1) }), interactive, 'interactive');
  const form = forms[type];
  if (!form) throw invalid('interactive.type', `'${type}' is not a known type of interactive message`);
  const message = readPart(form, interactive, 'interactive');
  checkHeader(message);
  if (type === 'button') checkUnique(buttonForm.parse(message).action.buttons.map(({ reply }) => reply));
  if (type === 'list') {
    const rows = listForm.parse(message).action.sections.flatMap((section) => section.rows);
    if (rows.length > 10) throw invalid('interactive.action.sections', 'at most 10 rows in all sections');
    checkUnique(rows.map((row) => ({ id: row.id, title: row.id })));
    const { sections } = listForm.parse(message).action;
    if (sections.length > 1 && sections.some((section) => !section.title)) {
      throw invalid('interactive.action.sections', 'a title is required when there are several sections');
    }
  }
  return message;
}

function checkHeader(message: Record<string, unknown>): void {
  const header = headerSchema.optional().parse(message.header);
  if (!header || isStandIn(header.type)) return;
  const content = header[header.type];
  if (content === undefined) {
    readPart(
      z.looseObject({ [header.type]: z.unknown().refine((value) => value !== undefined) }),
      header,
      'header',
    );
  }
}

function checkUnique(items: readonly { id: string; title: string }[]): void {
  const areUnique = (values: readonly string[]) => new Set(values).size === values.length;
  if (!areUnique(items.map((item) => item.id))) throw invalid('interactive.action', 'ids must be unique');
  if (!areUnique(items.map((item) => item.title)))
    throw invalid('interactive.action', 'titles must be unique');
}
