"""The form of a review prepared for `okr close-cycle --from`: no file of the workspace, and read only once."""

from pydantic import Field

from okrcli.model.terms import Decision
from okrcli.schema.entry import Entry, FileKind
from okrcli.schema.values import Named, OneOf, Share, Text


class KeyResultReview(Entry):
    """What a person says of a key result at closing."""

    graded: Share | None = Field(None, description="The score that counts instead of the computed one, 0 to 1.")
    why: Text | None = Field(None, description="Why it came out so, or why it is graded so.")


class ObjectiveReview(Entry):
    """What a person says of an objective at closing."""

    why: Text | None = Field(None, description="Why it came out so.")
    learned: Text | None = Field(None, description="What we know now that we did not.")
    decision: OneOf[Decision] | None = Field(None, description="What becomes of the objective.")
    key_results: Named[KeyResultReview] = Field(default_factory=dict, description="The key results, by id.")


class Review(Entry):
    """A review prepared in a file."""

    cycle: Text | None = Field(None, description="The cycle that is being closed.")
    objectives: Named[ObjectiveReview] = Field(default_factory=dict, description="The objectives, by address.")


REVIEW_FILE = FileKind("review", Review)
