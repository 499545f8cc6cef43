namespace Hybrid.Neighbors;

/// <summary>A value that no log line, error or tool answer may show. Its own text form is masked, whatever formats it.</summary>
public sealed record Secret(string Value)
{
    public const string Mask = "********";

    public override string ToString() => Mask;
}
