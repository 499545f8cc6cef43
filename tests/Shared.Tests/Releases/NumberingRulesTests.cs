using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>Every rule of numbering, on the examples that stand beside it.</summary>
public sealed class NumberingRulesTests
{
    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (NumberingRule rule in NumberingRules.All)
        {
            foreach (string example in rule.Examples)
            {
                data.Add(rule.Name, example);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_takes_its_own_examples(string rule, string example)
    {
        string[] parts = example.Split(" → ");
        Assert.Equal(2, parts.Length);
        Assert.Contains(rule, ReleaseParser.Explain(parts[0], 2027).Select(taken => taken.Rule));
        Assert.Equal(parts[1], Told.Numbering(parts[0]));
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_an_example()
    {
        NumberingRule[] rules = [.. NumberingRules.All];
        Assert.Equal(rules.Length, rules.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, rule => Assert.NotEmpty(rule.Examples));
    }

    [Fact]
    public void An_explanation_names_the_rules_that_were_overruled()
    {
        RuleTaken place = ReleaseParser.Explain("[Grp] Title - 04 [720p].mkv", 2027)[0];
        Assert.Equal("behind a dash", place.Rule);
        Assert.Equal(("[Grp] Title - ".Length, 2), (place.Start, place.Length));
        Assert.Contains("last of the title", place.Overruled);
    }
}
