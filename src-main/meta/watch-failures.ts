import type { GraphClient, GraphTarget } from '../ports.ts';
import { GraphError } from './graph-error.ts';

export interface WatchedGraph {
  graph: GraphClient;
  /** Whoever wants to know of each call that failed; one at a time. */
  onFailure(listener: (target: GraphTarget, error: GraphError) => void): void;
}

/** The same client; a call that fails is told once on its way to whoever made it. */
export function watchFailures(graph: GraphClient): WatchedGraph {
  let tell: (target: GraphTarget, error: GraphError) => void = () => undefined;
  const watched =
    <Rest extends unknown[], Result>(call: (target: GraphTarget, ...rest: Rest) => Promise<Result>) =>
    async (target: GraphTarget, ...rest: Rest): Promise<Result> => {
      try {
        return await call(target, ...rest);
      } catch (error) {
        if (error instanceof GraphError) tell(target, error);
        throw error;
      }
    };
  return {
    graph: {
      sendMessage: watched(graph.sendMessage),
      markRead: watched(graph.markRead),
      uploadMedia: watched(graph.uploadMedia),
      getMediaUrl: watched(graph.getMediaUrl),
      downloadMedia: watched(graph.downloadMedia),
      uploadSample: watched(graph.uploadSample),
      request: watched(graph.request),
    },
    onFailure(listener) {
      tell = listener;
    },
  };
}
