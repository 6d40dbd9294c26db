"""DSPy doing the same with its disk cache in a folder. Prints what it measured as one line of JSON."""
import json
import logging
import resource
import sys
import time

logging.disable(logging.WARNING)  # Before dspy, which asks for news when it is imported.
import dspy  # noqa: E402

base_url, data, threads, cache = sys.argv[1:]
dspy.configure_cache(disk_cache_dir=cache)


class Hmw(dspy.Signature):
    """From the research notes write `count` How Might We questions that open up the problem, and score how relevant each is."""

    insights: list[str] = dspy.InputField(desc="what was observed")
    metrics: list[str] = dspy.InputField(desc="what the team measures")
    jtbds: list[str] = dspy.InputField(desc="jobs to be done")
    count: int = dspy.InputField()
    reasoning: str = dspy.OutputField(desc="which tensions in the notes matter")
    hmw_questions: list[str] = dspy.OutputField(desc="`count` questions")
    relevance_scores: list[float] = dspy.OutputField(desc="relevance to the notes, one score per question")


def quality(example, prediction, trace=None):
    """Questions that begin with `how might we`, of five words or more and six points or more; of those asked for."""
    judged = zip(prediction.hmw_questions, prediction.relevance_scores)
    good = [q for q, s in judged if q.lower().startswith("how might we") and len(q.split()) >= 5 and s >= 6]
    return len(good) / max(example.count, len(prediction.hmw_questions))


dspy.configure(lm=dspy.LM("openai/gpt-4o-mini", api_base=base_url, api_key="bench", temperature=0.7))
with open(data, encoding="utf-8") as lines:
    inputs = [json.loads(line)["inputs"] for line in lines]
devset = [dspy.Example(**each).with_inputs(*each) for each in inputs]
program = dspy.Predict(Hmw)
# Both sides have asked once before the clock starts.
program(**{**inputs[0], "count": 4})
evaluate = dspy.Evaluate(devset=devset, metric=quality, num_threads=int(threads), display_progress=False)

started, cpu = time.perf_counter(), time.process_time()
result = evaluate(program)
wall_ms = (time.perf_counter() - started) * 1000
if result.score != 100:
    sys.exit(f"expected a score of 100, got {result.score}")
print(
    json.dumps(
        {
            "count": len(devset),
            "wallMs": wall_ms,
            "loopMs": wall_ms,
            "cpuMs": (time.process_time() - cpu) * 1000,
            "rssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
