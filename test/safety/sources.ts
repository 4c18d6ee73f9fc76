import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import {
  type ForbiddenArrow,
  featureArrows,
  forbiddenArrows,
  isBelow,
  isPackage,
  listFeatures,
  packageDoors,
} from '../lint/layers.ts';

const rootUrl = new URL('../../', import.meta.url);
const root = fileURLToPath(rootUrl);

/** A file of ours: its path from the project's folder, with forward slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

/** Reads every TypeScript file below the given folders. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
      .map((file) => ({ path: file.slice(root.length), text: readFileSync(file, 'utf8') })),
  );
}

/** What a file imports, types included, as written: `./x.ts`, `#shared/x.ts`, `electron`. */
export function importsOf(source: Source): string[] {
  const { module, errors, program } = parseSync(source.path, source.text);
  if (errors.length > 0) throw new Error(`${source.path} cannot be parsed: ${errors[0]?.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    source.text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  );
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const imported = module.staticImports.map((statement) => statement.moduleRequest.value);
  const inTypes: string[] = [];
  new Visitor({ TSImportType: (node) => void inTypes.push(node.source.value) }).visit(program);
  return [...new Set([...imported, ...exported, ...dynamic, ...inTypes])];
}

/** The sentences about imports of a file that go against the arrows of the house; empty when there are none. */
export function brokenArrows(source: Source, features: readonly string[] = listFeatures(rootUrl)): string[] {
  const arrows = [...forbiddenArrows, ...featureArrows(features)];
  return importsOf(source).flatMap((specifier) => {
    const target = resolveSpecifier(source.path, specifier);
    const broken =
      target === null
        ? packageDoors.find(
            (door) =>
              door.packages.some((name) => isPackage(specifier, name)) &&
              !door.allowedIn.some((place) => isBelow(source.path, place)),
          )
        : arrows.find((arrow) => crosses(arrow, source.path, target));
    return broken ? [`${source.path} imports ${specifier}: ${broken.message}`] : [];
  });
}

function crosses(arrow: ForbiddenArrow, from: string, to: string): boolean {
  return isBelow(from, arrow.from) && isBelow(to, arrow.to);
}

/** The imported file's path from the project's folder; null for a package. */
function resolveSpecifier(from: string, specifier: string): string | null {
  if (specifier.startsWith('#shared/')) return specifier.replace('#shared/', 'src-shared/');
  if (!specifier.startsWith('.')) return null;
  return posix.join(dirname(from), specifier.replace(/\?.*$/, ''));
}

/** Whether a file has a default export. */
export function hasDefaultExport(source: Source): boolean {
  const { module } = parseSync(source.path, source.text);
  return module.staticExports.some((statement) =>
    statement.entries.some(
      (entry) => entry.exportName.kind === 'Default' || entry.exportName.name === 'default',
    ),
  );
}

/** Places where text could become markup: React's door for it, and the DOM's own. */
export function markupSinks(source: Source): string[] {
  const sinks = new Set([
    'dangerouslySetInnerHTML',
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'srcDoc',
  ]);
  const found: string[] = [];
  const note = (name: string | undefined) => {
    if (name !== undefined && sinks.has(name)) found.push(`${source.path}: ${name}`);
  };
  new Visitor({
    JSXAttribute: (node) => note(node.name.type === 'JSXIdentifier' ? node.name.name : undefined),
    MemberExpression: (node) => note(node.property.type === 'Identifier' ? node.property.name : undefined),
    Property: (node) => note(node.key.type === 'Identifier' ? node.key.name : undefined),
  }).visit(parseSync(source.path, source.text).program);
  return found;
}

/** Whether a file holds SQL: statements in capitals, as all of ours are written. */
export function holdsSql(source: Source): boolean {
  return /\b(SELECT\s[^;]+?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w)/.test(
    source.text,
  );
}
