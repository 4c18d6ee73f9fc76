/** The id of the list of results, which the field names as its own. */
export const RESULTS_ID = 'search-results';
