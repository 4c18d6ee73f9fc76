/** The address of a record; its key may hold anything, also slashes and question marks. */
export function recordPath(type: string, key: string): string {
  return `/records/${encodeURIComponent(type)}/${encodeURIComponent(key)}`;
}

export const recordsPath = (type: string): string => `/records/${encodeURIComponent(type)}`;
export const typePath = (type: string): string => `/record-types/${encodeURIComponent(type)}`;
export const newTypePath = '/record-types';
export const importsPath = '/record-imports';
export const newImportPath = (type: string): string => `${importsPath}/new/${encodeURIComponent(type)}`;
export const importPath = (id: number): string => `${importsPath}/${id}`;

/** A part of an address as it was meant; one that somebody mistyped stays as it is. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign: no address of ours.
    return part;
  }
}
