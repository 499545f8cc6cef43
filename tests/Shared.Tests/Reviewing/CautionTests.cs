using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;

namespace Hybrid.Reviewing;

public sealed class CautionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2001 A Space Odyssey 1968", TitleKind.Movie, "Nosferatu", 2024, "another title and another year")]
    [InlineData("Nosferatu.1922.1080p", TitleKind.Movie, "Nosferatu", 2024, "another year")]
    [InlineData("Nosferatu.1922.1080p", TitleKind.Movie, "Nosferatu", 1922, null)]
    [InlineData("Nosferatu.1923.1080p", TitleKind.Movie, "Nosferatu", 1922, null)]
    [InlineData("Nosferatu.1080p", TitleKind.Movie, "Nosferatu", 2024, null)]
    [InlineData("Nosferatu.Eine.Symphonie.des.Grauens.1922", TitleKind.Movie, "Nosferatu", 1922, null)]
    [InlineData("Taken.2.1080p", TitleKind.Movie, "Taken 3", 2014, "another title")]
    [InlineData("Lost.S01E01.720p", TitleKind.Movie, "Lost", 2004, "another kind")]
    [InlineData("a3f9c1d2e8b744550cc1", TitleKind.Movie, "Nosferatu", 1922, "another title")]
    public void A_title_from_the_catalog_is_held_against_the_name(string name, TitleKind kind, string title, int year, string? otherwise)
    {
        IngestItem item = Item(name);
        var details = new TitleDetails { Title = Title(kind, title, year), AlternativeNames = ["Nosferatu, eine Symphonie des Grauens"] };

        IReadOnlyList<Caution> cautions = Caution.OfApproval(item, details.Title.Id, details, Clues(item), Duplicates.Ask, []);

        Assert.Equal(otherwise, cautions is [Caution.NameSays { Otherwise: var doubts }] ? Words.Of(doubts) : null);
    }

    [Theory]
    [InlineData("title-same", false)]
    [InlineData("title-different", true)]
    [InlineData("title-other-number", true)]
    [InlineData("year-off", true)]
    [InlineData("kind-differs", true)]
    public void Of_a_candidate_its_evidence_says_so(string evidence, bool isAsked)
    {
        Candidate candidate = Candidate(new Evidence(evidence, -1, "x"));
        IngestItem item = Item("x", candidate);

        Assert.Equal(isAsked, Caution.OfApproval(item, candidate.Id, null, Clues(item), Duplicates.Ask, []).Count > 0);
    }

    [Theory]
    [InlineData("id-named", true)]
    [InlineData("rule", false)]
    [InlineData("decided-before", false)]
    public void What_a_person_said_counts_more_than_the_name_and_an_id_in_the_name_does_not(string evidence, bool isAsked)
    {
        Candidate candidate = Candidate(new Evidence("title-different", -12, "x"), new Evidence(evidence, 9, "x"));
        IngestItem item = Item("x", candidate);

        Assert.Equal(isAsked, Caution.OfApproval(item, candidate.Id, null, Clues(item), Duplicates.Ask, []).Count > 0);
    }

    [Fact]
    public void A_replacement_and_a_persons_decision_are_asked_in_words_that_name_both()
    {
        Candidate candidate = Candidate();
        IngestItem item = Item("Nosferatu.1922", candidate);
        item.Move(ItemState.Rejected, Actor.Reviewer, "No.", Now);
        Holding copy = new(3, "movie/653")
        {
            Path = "/library/Nosferatu \"(1922)\".mkv",
            Quality = new Quality { Resolution = "720p", Bytes = 1 << 30 },
        };

        IReadOnlyList<Caution> cautions = Caution.OfApproval(item, candidate.Id, null, Clues(item), Duplicates.Replace, [copy]);

        Assert.Equal(
            "Item 0, whose name says \"Nosferatu\" (1922): file it as the movie \"Nosferatu\" (1922)? A person rejected it before. To the recycle folder goes: \"/library/Nosferatu '(1922)'.mkv\" (720p, 1 GiB).",
            ConsentQuestion
                .ToApprove(
                    item,
                    new NamedTitle(candidate.Id, "Nosferatu", 1922),
                    Clues(item),
                    cautions,
                    new Approval { ItemId = 1, By = Actor.Reviewer }
                )
                .Text
        );
    }

    [Theory]
    [InlineData(Actor.Daemon, 1, false)]
    [InlineData(Actor.Daemon, Caution.ManyFiles, true)]
    [InlineData(Actor.Reviewer, 1, true)]
    [InlineData(Actor.CommandLine, 1, true)]
    public void An_undo_of_many_files_or_of_a_persons_approval_is_asked(Actor by, int files, bool isAsked)
    {
        IngestItem item = Item("x");
        item.Choose(new TitleId(TitleKind.Movie, 653), "Nosferatu", 1922, by);

        Assert.Equal(isAsked, Caution.OfUndo(item, files).Count > 0);
    }

    [Fact]
    public void A_yes_holds_for_the_words_and_the_version_that_were_shown()
    {
        var shown = new ConsentQuestion(1, 4, "File it?");
        Consent given = new Consent.Given(shown);

        Assert.Null(given.Ask(new ConsentQuestion(1, 4, "File it?"), isNeeded: true));
        Assert.NotNull(given.Ask(shown with { Version = 5 }, isNeeded: false));
        Assert.NotNull(given.Ask(shown with { Text = "File it as another?" }, isNeeded: true));
        Assert.Null(Consent.Own.Ask(shown, isNeeded: true));
        Assert.Null(Consent.Unasked.Ask(shown, isNeeded: false));
        Assert.NotNull(Consent.Unasked.Ask(shown, isNeeded: true));
        Assert.NotNull(Consent.Refused.Ask(shown, isNeeded: false));
    }

    private static Clues Clues(IngestItem item) => InputReading.Of(IdentifyInput.Of(item), Now.Year + 1).Clues;

    private static Title Title(TitleKind kind, string name, int year) =>
        new()
        {
            Id = new TitleId(kind, 653),
            Name = name,
            Year = year,
        };

    private static Candidate Candidate(params IReadOnlyList<Evidence> evidence) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, 653),
            Name = "Nosferatu",
            Year = 1922,
            Evidence = evidence,
        };

    private static IngestItem Item(string name, params IReadOnlyList<Candidate> candidates)
    {
        var item = IngestItem.Create(name, Now, "Taken in.");
        item.Assessment = new Assessment { Verdict = VerdictKind.AskReviewer, Candidates = candidates };
        item.Files.Add(
            new ItemFile
            {
                Path = $"{name}.mkv",
                Bytes = 4096,
                Role = FileRole.Video,
            }
        );
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", Now);
        return item;
    }
}
