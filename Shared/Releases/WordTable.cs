namespace Hybrid.Releases;

/// <summary>A hash table for a dozen lookups per name: open addressing, half empty, case-insensitive, without allocations.</summary>
internal sealed class WordTable
{
    private readonly (uint Hash, string? Key, Word? Word)[] _slots;
    private readonly uint _mask;
    private readonly int _longest;

    public WordTable(Dictionary<string, Word> words)
    {
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)words.Count * 2);
        _slots = new (uint, string?, Word?)[size];
        _mask = (uint)size - 1;
        foreach ((string key, Word word) in words)
        {
            _longest = Math.Max(_longest, key.Length);
            uint hash = HashOf(key);
            uint at = hash & _mask;
            while (_slots[at].Key is not null)
            {
                at = (at + 1) & _mask;
            }

            _slots[at] = (hash, key, word);
        }
    }

    public Word? Find(ReadOnlySpan<char> word)
    {
        if (word.Length > _longest)
        {
            return null;
        }

        uint hash = HashOf(word);
        for (uint at = hash & _mask; _slots[at].Key is { } key; at = (at + 1) & _mask)
        {
            if (_slots[at].Hash == hash && word.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return _slots[at].Word;
            }
        }

        return null;
    }

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261u;
        foreach (char c in word)
        {
            hash = (hash ^ (c < 128 ? (uint)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : char.ToUpperInvariant(c))) * 16777619u;
        }

        return hash;
    }
}
