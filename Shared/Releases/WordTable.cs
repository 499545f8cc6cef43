namespace Hybrid.Releases;

/// <summary>A table that is asked a dozen times a name: open addressing, half empty, found without regard to case and without memory.</summary>
internal sealed class WordTable
{
    private readonly (uint Hash, string? Key, Word? Word)[] slots;
    private readonly uint mask;
    private readonly int longest;

    public WordTable(Dictionary<string, Word> words)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)words.Count * 2);
        slots = new (uint, string?, Word?)[size];
        mask = (uint)size - 1;
        foreach (var (key, word) in words)
        {
            longest = Math.Max(longest, key.Length);
            var hash = HashOf(key);
            var at = hash & mask;
            while (slots[at].Key is not null)
            {
                at = (at + 1) & mask;
            }

            slots[at] = (hash, key, word);
        }
    }

    public Word? Find(ReadOnlySpan<char> word)
    {
        if (word.Length > longest)
        {
            return null;
        }

        var hash = HashOf(word);
        for (var at = hash & mask; slots[at].Key is { } key; at = (at + 1) & mask)
        {
            if (slots[at].Hash == hash && word.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return slots[at].Word;
            }
        }

        return null;
    }

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ (c < 128 ? (uint)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToUpperInvariant(c))) * 16777619u;
        }

        return hash;
    }
}
