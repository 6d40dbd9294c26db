/** Unique research notes for benchmarks. */

/** Inputs of example `i`. */
export function exampleInputs(i: number) {
  return {
    insights: [
      `Visitor ${i} waits at the desk because the sign points to a door that has been closed since spring.`,
      `Staff repeat the way to counter ${i % 9} several times an hour and lose their place in the queue.`,
      'Two of six people interviewed turned back at the lift and did not return that day.',
    ],
    metrics: [
      `Minutes from entrance to counter: ${i % 17}, target 4`,
      'Visits ended without service: 12 %, target 5 %',
    ],
    jtbds: [
      'Find the right counter without asking',
      'When I only have my lunch break, I want to know whether it is enough',
    ],
    count: 5,
  }
}
