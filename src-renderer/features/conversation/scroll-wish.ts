/** A wish to see one message or the end of the list; a new object is a new wish. */
export type ScrollWish = { readonly kind: 'message'; readonly id: number } | { readonly kind: 'end' };
