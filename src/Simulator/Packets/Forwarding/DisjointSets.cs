namespace XenNetLint.Simulator.Packets.Forwarding;

/// <summary>Numbers from 0 on, each alone at first, and then joined two by two. Near enough constant time for each step.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;

    public DisjointSets(int count) => _parents = [.. Enumerable.Range(0, count)];

    public void Join(int one, int other) => _parents[Find(one)] = Find(other);

    /// <summary>The number that stands for all that are joined with this one.</summary>
    public int Find(int number)
    {
        while (_parents[number] != number)
        {
            _parents[number] = _parents[_parents[number]];
            number = _parents[number];
        }

        return number;
    }
}
