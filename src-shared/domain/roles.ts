import { z } from 'zod';

/** What an operator may do: `admin` sets up and manages, `operator` answers, `viewer` reads. */
export const roleSchema = z.enum(['admin', 'operator', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

const level: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

/** Whether `role` includes everything that `needed` may do. */
export const roleIncludes = (role: Role, needed: Role): boolean => level[role] >= level[needed];
