namespace Hybrid.Reviewing;

/// <summary>How far a person stands behind what is asked for.</summary>
public abstract record Consent
{
    private Consent() { }

    /// <summary>The person acts with their own hands, at the command line: nothing is asked.</summary>
    public static Consent Own { get; } = new Direct();

    /// <summary>A model speaks for the person: what needs a second step is asked, the rest is done.</summary>
    public static Consent Unasked { get; } = new Model();

    /// <summary>Only shows what would be done.</summary>
    public static Consent Refused { get; } = new OnlyShown();

    /// <summary>The question that is still to be asked; null if the act may be done.</summary>
    /// <param name="question">What would be done now.</param>
    /// <param name="isNeeded">Whether anything speaks for asking.</param>
    public abstract ConsentQuestion? Ask(ConsentQuestion question, bool isNeeded);

    /// <summary>The person said yes to this question, and to no other.</summary>
    public sealed record Given(ConsentQuestion Asked) : Consent
    {
        public override ConsentQuestion? Ask(ConsentQuestion question, bool isNeeded) => question == Asked ? null : question;
    }

    private sealed record Direct : Consent
    {
        public override ConsentQuestion? Ask(ConsentQuestion question, bool isNeeded) => null;
    }

    private sealed record Model : Consent
    {
        public override ConsentQuestion? Ask(ConsentQuestion question, bool isNeeded) => isNeeded ? question : null;
    }

    private sealed record OnlyShown : Consent
    {
        public override ConsentQuestion? Ask(ConsentQuestion question, bool isNeeded) => question;
    }
}
