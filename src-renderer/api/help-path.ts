/** The address of a help article by its name: `temporary_token` is `/help/temporary-token`. */
export const helpPath = (name: string): string => `/help/${name.replaceAll('_', '-')}`;

/** The address of the help about one of Meta's error codes. */
export const errorHelpPath = (code: number): string => `/help/error-${code}`;
