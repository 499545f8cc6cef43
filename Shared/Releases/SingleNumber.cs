namespace Hybrid.Releases;

/// <summary>Shared lists of one number, because nearly every name has one season and one episode.</summary>
internal static class SingleNumber
{
    private static readonly IReadOnlyList<int>[] Shared =
    [
        .. Enumerable.Range(0, 128).Select(number => (IReadOnlyList<int>)Array.AsReadOnly([number])),
    ];

    public static IReadOnlyList<int> Of(int number) => (uint)number < (uint)Shared.Length ? Shared[number] : [number];
}
