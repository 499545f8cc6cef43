using System.Diagnostics.CodeAnalysis;

namespace Hybrid.Neighbors;

/// <summary>What a neighbor (TMDb, Transmission, Plex) answered: a value, or a <see cref="Neighbors.Fault"/> that says why there is none.</summary>
/// <remarks>An expected failure is a value, never an exception. "No such title" is a value too (null or an empty list), not a fault.</remarks>
public readonly record struct Answer<T>
{
    public Answer(T value) => Value = value;

    public Answer(Fault fault) => Fault = fault;

    public T? Value { get; private init; }

    public Fault? Fault { get; }

    /// <summary>True if the neighbor could not be asked, and an expired answer was served instead.</summary>
    public bool IsStale { get; init; }

    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsOk => Fault is null;
}
