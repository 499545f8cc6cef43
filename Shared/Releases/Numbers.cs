using System.Runtime.CompilerServices;

namespace Hybrid.Releases;

/// <summary>A few numbers and ranges, without heap memory. More than it holds, or a range of a thousand, is not a numbering.</summary>
internal struct Numbers
{
    public const int LongestRange = 999;

    private Slots _slots;
    private int _used;

    public readonly bool Any => _used > 0;
    public readonly int First => _used > 0 ? _slots[0].From : -1;
    public readonly int Last => _used > 0 ? _slots[_used - 1].To : -1;

    public void Add(int number) => AddRange(number, number);

    public void AddRange(int from, int to)
    {
        if (to < from || to - from > LongestRange)
        {
            to = from;
        }

        if (_used > 0 && from == _slots[_used - 1].To + 1)
        {
            _slots[_used - 1] = (_slots[_used - 1].From, to);
        }
        else if (_used < Slots.Size && !Holds(from, to))
        {
            _slots[_used++] = (from, to);
        }
    }

    public void Add(ref readonly Numbers others)
    {
        for (int i = 0; i < others._used; i++)
        {
            AddRange(others._slots[i].From, others._slots[i].To);
        }
    }

    public void Clear() => _used = 0;

    public readonly IReadOnlyList<int> ToList()
    {
        if (_used == 0)
        {
            return [];
        }

        if (_used == 1 && _slots[0].From == _slots[0].To)
        {
            return SingleNumber.Of(_slots[0].From);
        }

        int count = 0;
        for (int i = 0; i < _used; i++)
        {
            count += _slots[i].To - _slots[i].From + 1;
        }

        int[] all = new int[count];
        bool ascending = true;
        int at = 0;
        for (int i = 0; i < _used; i++)
        {
            ascending &= at == 0 || all[at - 1] < _slots[i].From;
            for (int number = _slots[i].From; number <= _slots[i].To; number++)
            {
                all[at++] = number;
            }
        }

        return ascending ? all : [.. all.Distinct().Order()];
    }

    private readonly bool Holds(int from, int to)
    {
        for (int i = 0; i < _used; i++)
        {
            if (_slots[i].From <= from && to <= _slots[i].To)
            {
                return true;
            }
        }

        return false;
    }

    [InlineArray(Size)]
    private struct Slots
    {
        public const int Size = 6;
        private (int From, int To) _first;
    }
}
