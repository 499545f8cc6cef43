namespace Hybrid.Daemon.Services;

/// <summary>The outcome of a change to the service.</summary>
internal abstract record ServiceOutcome
{
    /// <summary>What was carried out; null if nothing was.</summary>
    public ServicePlan? Plan { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public sealed record Done : ServiceOutcome
    {
        public Done(ServicePlan plan) => Plan = plan;
    }

    public sealed record Unchanged : ServiceOutcome
    {
        public Unchanged(ServicePlan plan) => Plan = plan;
    }

    public sealed record Missing : ServiceOutcome;

    /// <param name="What">The file, or the service's name.</param>
    public sealed record Foreign(string What) : ServiceOutcome;

    public sealed record StepFailed : ServiceOutcome
    {
        public StepFailed(ServicePlan plan, ToolCall step, string why)
        {
            Plan = plan;
            Step = step;
            Why = why;
        }

        public ToolCall Step { get; }

        public string Why { get; }
    }
}
