import { z } from 'zod';

/** A place in a list that goes by row ids. */
export const placeSchema = z.number().int().min(0);
