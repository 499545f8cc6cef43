namespace Hybrid.Reviewer.Tools;

/// <summary>The tool answers whatever is wrong. Its answer has a state and a notice that say how far it can be believed.</summary>
/// <remarks>Without it, a tool fails with a sentence where the settings are wrong.</remarks>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AlwaysAnswersAttribute : Attribute;
