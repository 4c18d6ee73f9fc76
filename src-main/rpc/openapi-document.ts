import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '#shared/contract/index.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const errorSchema: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['code', 'status', 'message', 'data'],
  properties: {
    code: {
      type: 'string',
      description: 'Never changes; programs decide by it.',
      examples: ['WINDOW_CLOSED'],
    },
    status: { type: 'integer' },
    message: { type: 'string', description: 'One English sentence.' },
    data: {
      type: 'object',
      required: ['sentence', 'values'],
      properties: {
        sentence: {
          type: 'object',
          required: ['uk', 'en'],
          properties: { uk: { type: 'string' }, en: { type: 'string' } },
        },
        values: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
      },
    },
  },
};

/** Files are no procedures, so their addresses are described by hand. */
const filePaths: NonNullable<OpenAPI.Document['paths']> = {
  '/media': {
    servers: [{ url: '/' }],
    post: {
      operationId: 'media.upload',
      summary: 'Uploads a file to be sent: the bytes are the body, its type the Content-Type.',
      tags: ['media'],
      parameters: [{ name: 'fileName', in: 'query', schema: { type: 'string' } }],
      requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
      responses: {
        201: {
          description: 'The file, as media.get tells it; its id goes into messages.send.',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
            },
          },
        },
      },
    },
  },
  '/imports': {
    servers: [{ url: '/' }],
    post: {
      operationId: 'records.upload',
      summary:
        'Uploads a CSV or an XLSX file of records; records.startImport imports it, records.importPreview looks first.',
      tags: ['records'],
      parameters: [
        { name: 'type', in: 'query', required: true, schema: { type: 'string' } },
        { name: 'fileName', in: 'query', schema: { type: 'string' } },
      ],
      requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
      responses: {
        201: {
          description: 'The import, as records.import tells it, with a mapping that fits its columns.',
          content: {
            'application/json': {
              schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
            },
          },
        },
      },
    },
  },
  '/media/{id}': {
    servers: [{ url: '/' }],
    get: {
      operationId: 'media.download',
      summary: 'The bytes of a file; ranges are answered.',
      tags: ['media'],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
        {
          name: 'download',
          in: 'query',
          schema: { type: 'string' },
          description: 'Any value: always as attachment.',
        },
      ],
      responses: {
        200: {
          description: 'The bytes.',
          content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of `/api/v1`, made from the contract. */
export async function buildOpenApiDocument(options: {
  version: string;
  apiUrl: string;
}): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Rozmova',
      version: options.version,
      description: 'The local interface of a Rozmova workspace. Ids are numbers, times are UTC milliseconds.',
    },
    servers: [{ url: options.apiUrl }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema },
    },
  });
  document.paths = { ...document.paths, ...filePaths };
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path?.[method];
      if (!operation) continue;
      operation.tags ??= [operation.operationId?.split('.')[0] ?? 'hub'];
      operation.responses = {
        ...operation.responses,
        default: {
          description: 'Refused, with a code and a sentence in both languages.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      };
    }
  }
  return document;
}
